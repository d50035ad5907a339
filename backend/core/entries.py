"""Everything a person writes is an Entry: one base, one way to write it, one register of the kinds there are."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self, TypeVar
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from backend.core.ids import new_id
from backend.core.sealed import SealedDateTimeField, SealedJSONField
from backend.core.users import User


class EntryQuerySet(models.QuerySet["Any"]):
    def for_owner(self, owner: User) -> Self:
        """The only beginning of a query that a person's request may use."""
        return self.filter(owner=owner)

    def present(self) -> Self:
        return self.filter(deleted_at__isnull=True)

    def whole(self) -> Self:
        """All but tombstones whose contents were erased: those were written again after they were deleted."""
        return self.filter(Q(deleted_at__isnull=True) | Q(updated_at__lte=F("deleted_at")))

    def since(self, cursor: int) -> Self:
        return self.filter(cursor__gt=cursor).order_by("cursor")


class Entry(models.Model):
    """What one person wrote. `words` is sealed on the device and opaque here; `answers` is sealed by the server."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    revision = models.PositiveIntegerField()
    cursor = models.PositiveBigIntegerField()
    created_at = SealedDateTimeField()  # the device's word: it may have been written offline days ago
    updated_at = models.DateTimeField()
    deleted_at = models.DateTimeField(null=True)
    answers = SealedJSONField(default=dict)
    words = models.TextField(blank=True)  # the envelope as JSON text, or empty
    proof = models.CharField(max_length=43, blank=True, default="")  # the owner's, that they deleted it

    objects = EntryQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [models.UniqueConstraint(fields=["owner", "cursor"], name="%(class)s_cursor_once")]

    @property
    def is_bare(self) -> bool:
        """A tombstone whose contents were erased; the opposite of `whole`."""
        return self.deleted_at is not None and self.updated_at > self.deleted_at


EntryT = TypeVar("EntryT", bound=Entry)


def _allow(owner: User, before: Entry | None, after: dict[str, Any], now: datetime) -> None:
    """No rule beyond the shape."""


def _nothing(entry: Any, now: datetime) -> None:
    """Of most kinds whatever was deleted may come back, and what comes back without its contents is a new one."""


def _alone(owner: User, before: Entry | None, after: dict[str, Any]) -> "Entry | None":
    """A write of most kinds changes nothing else."""
    return None


def _never(entry: Any) -> bool:
    """Nothing can be shared unless its kind says so."""
    return False


def always(entry: Any) -> bool:
    """For a kind that has no drafts: each entry of it may be shared."""
    return True


def _to_anybody(entry: Any, reader: User) -> bool:
    """What may be shared may be with any therapist of the owner's."""
    return True


@dataclass(frozen=True)
class Kind:
    """One kind of entry.

    `serializer` is a dotted path, for this layer knows no REST framework. `check(owner, before, after, now)` raises
    DomainError when a write breaks a rule of the kind; `after` holds the columns and answers as they would stand, and
    `now` is when the write came.
    `unsettles(owner, before, after)` gives another entry of theirs that the write changes, already changed: it moves on
    in the owner's order, so that devices hear of it.
    `come_back(entry, now)` raises DomainError where what was deleted may not be brought back, and
    `begun_anew(entry, now)` runs on what is brought back after its contents were erased. `shareable(entry)` says
    whether a copy of an entry may be shared; nothing may unless the kind says so. `open_to(entry, reader)` says whether
    it may be with that therapist. `texts` are the keys inside its sealed words. Of a kind that is not `counted`, nobody
    is told how many there are: only that there is something. One that is not `in_scopes` is shared by an act of its own
    each time, and never by itself.
    """

    name: str
    model: type[Entry]
    serializer: str
    check: Callable[[User, Entry | None, dict[str, Any], datetime], None] = field(default=_allow)
    unsettles: Callable[[User, Any, dict[str, Any]], Entry | None] = field(default=_alone)
    come_back: Callable[[Any, datetime], None] = field(default=_nothing)
    begun_anew: Callable[[Any, datetime], None] = field(default=_nothing)
    shareable: Callable[[Any], bool] = field(default=_never)
    open_to: Callable[[Any, User], bool] = field(default=_to_anybody)
    texts: tuple[str, ...] = ()
    counted: bool = True
    in_scopes: bool = True

    @property
    def can_be_shared(self) -> bool:
        return self.shareable is not _never


DeletionHook = Callable[[User, str, UUID, datetime], None]

_kinds: dict[str, Kind] = {}
_deletion_hooks: list[DeletionHook] = []


def register(kind: Kind) -> None:
    """Called once by each app in `ready()`. A name can stand for one model only."""
    if _kinds.get(kind.name, kind).model is not kind.model:
        raise ValueError(f"The kind {kind.name} is taken.")
    _kinds[kind.name] = kind


def kinds() -> Iterable[Kind]:
    return _kinds.values()


def find_kind(name: str) -> Kind | None:
    return _kinds.get(name)


def require_kind(name: str) -> Kind:
    """Raises KeyError for a name nobody registered: a mistake in the code, not in a request."""
    return _kinds[name]


def on_deleted(act: DeletionHook) -> None:
    """`act(owner, kind, id, now)` runs inside the transaction that deletes an entry; sharing withdraws its
    shares so.
    """
    if act not in _deletion_hooks:
        _deletion_hooks.append(act)


def run_on_deleted(owner: User, kind: str, entry: UUID, now: datetime) -> None:
    for act in _deletion_hooks:
        act(owner, kind, entry, now)
