"""How much one account may write, so that nobody slows down or fills the server for everybody else.

Far above what a person writes in a lifetime of use. Counted in the row that every write locks anyway, never over the
tables of entries. Nothing is lost by a refusal: a device keeps what it could not send and sends it again.
"""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Sum
from django.db.models.functions import Length

from backend.core.entries import Entry, kinds
from backend.core.errors import DomainError
from backend.core.models import EntryCursor


class NotNow(DomainError):
    """More than fits, now or at all: the device keeps it and asks again."""

    status = 429


def count_write(row: EntryCursor, now: datetime) -> None:
    """Counts one more write in the owner's row, which whoever called has locked and saves. Raises
    NotNow("too_many_writes") for one too many in this minute.
    """
    minute = int(now.timestamp() // 60)
    row.minute, row.writes = minute, (row.writes if row.minute == minute else 0) + 1
    if row.writes > settings.QUOTA_WRITES_A_MINUTE:
        left = 60 - int(now.timestamp() % 60)
        raise NotNow(
            "too_many_writes",
            "That was a great deal in one minute. The rest comes a little later.",
            detail={"retry_after": left},
        )


def count(row: EntryCursor, entry: Entry, *, words_before: int | None, now: datetime) -> None:
    """The same, of an entry. `words_before` is None for a new one.

    Raises NotNow("account_full") as well, for what makes more than fits: what makes it less, or leaves it, is always
    taken.
    """
    count_write(row, now)
    if row.entries is None or row.words is None:
        row.entries, row.words = _counted(row.owner_id)
    more = len(entry.words) - (words_before or 0)
    new = words_before is None
    row.entries, row.words = row.entries + new, max(0, row.words + more)
    tombstone = new and entry.deleted_at is not None
    if (new and not tombstone and row.entries > settings.QUOTA_ENTRIES) or (
        more > 0 and row.words > settings.QUOTA_WORDS
    ):
        raise NotNow("account_full", "There is no room for more here. What you wrote is kept on your device.")


def forget_count(owner: UUID) -> None:
    """Has it counted anew at the next write: something was erased."""
    EntryCursor.objects.filter(owner=owner).update(entries=None, words=None)


def _counted(owner: UUID) -> tuple[int, int]:
    """How many entries, tombstones too, and characters of words. Over the tables, once: for an account from before
    this was counted, and after something was erased.
    """
    sums = [
        kind.model._base_manager.filter(owner=owner).aggregate(
            entries=Count("pk"), words=Sum(Length("words"), default=0)
        )
        for kind in kinds()
    ]
    return sum(one["entries"] for one in sums), sum(one["words"] for one in sums)
