"""What stays out longer than a caller can wait: its sender goes to a thread of its own, which waits for the last
answers and writes them down.

A process that dies takes the thread along, and the rows come back when their lease has run out, as always.
"""

import logging
import threading
from collections.abc import Callable

from django.db import connection, connections

from backend.core.clock import Clock
from backend.push.transport.sender import Sender

log = logging.getLogger("attune.push")

MOST = 8  # threads; beyond them a caller waits for what it left itself
_lock = threading.Lock()
_idle: list[Sender] = []
_threads: set[threading.Thread] = set()


def take_sender(most: int, clock: Clock) -> Sender:
    """A sender that nobody uses, with its connections still open, or a new one."""
    with _lock:
        sender = _idle.pop() if _idle else Sender(most, clock)
    sender.clock = clock
    return sender


def give_sender(sender: Sender) -> None:
    with _lock:
        if len(_idle) < MOST:
            _idle.append(sender)
            return
    sender.close()


def possible() -> bool:
    """False inside a transaction, which no other thread could see, and where enough threads wait already."""
    return not connection.in_atomic_block and len(_threads) < MOST


def leave(sender: Sender, finish: Callable[[], None]) -> None:
    """Lets a thread call `finish`, and keeps the sender for whoever comes next when that is done."""

    def wait() -> None:
        try:
            finish()
        except Exception:
            log.exception("What a push service did not answer in time could not be written down.")
            sender.close()
        else:
            give_sender(sender)
        finally:
            connections.close_all()
            with _lock:
                _threads.discard(thread)

    thread = threading.Thread(target=wait, name="push-background", daemon=True)
    with _lock:
        _threads.add(thread)
    thread.start()


def join(seconds: float) -> None:
    """Waits for those threads, together no longer than that."""
    for thread in list(_threads):
        thread.join(seconds)


def forget() -> None:
    """Closes the senders that nobody uses, with their connections and what they know."""
    with _lock:
        while _idle:
            _idle.pop().close()
