"""The outbox: one row for each message to each device, from the transaction that decided to send until it is sent,
gone or expired.

Nothing outside this package writes a row of it (tests/push/test_structure.py).
"""

from backend.push.outbox.enqueue import Message, enqueue
from backend.push.outbox.receipts import record_receipt
from backend.push.outbox.upkeep import close_late, close_waiting, forget, wake_due

__all__ = ["Message", "close_late", "close_waiting", "enqueue", "forget", "record_receipt", "wake_due"]
