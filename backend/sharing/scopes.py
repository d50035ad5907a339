"""What a client shares by itself, kind by kind: begun, asked for at each grant, and ended."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from backend.accounts import vault
from backend.accounts.models import User
from backend.core.entries import Entry, find_kind
from backend.core.errors import Conflict, Invalid, NotFound, Refused
from backend.core.holding import hold
from backend.sharing.models import CareLink, Grant, PrivateMarks, Scope
from backend.sharing.rules import require_end
from backend.sharing.signed import require_signed_statement
from backend.sharing.taking_back import take_back

_holds: list[Callable[[User], bool]] = []

ZONES_DIFFER = timedelta(hours=14)  # the day on which something was begun is that of the device


def register_hold(holds: Callable[[User], bool]) -> None:
    """Called in `ready()` by the room that knows a reason for which nothing of somebody's goes by itself for now."""
    if holds not in _holds:
        _holds.append(holds)


def begin(
    client: User,
    *,
    id: UUID,
    care_link: UUID,
    kind: str,
    level: str,
    start: date,
    until: datetime,
    until_text: str,
    signature: str,
    now: datetime,
) -> tuple[Scope, bool]:
    """The scope, and whether it was made just now; the same id again answers with the one there is.

    Raises NotFound for a link that is not the client's or has ended, Conflict("scope_exists") where the kind has one,
    Refused("not_shareable") for a kind that is shared by an act of its own alone, and Invalid for an end that is too
    near or too far, for a beginning in the past and for a signature that does not fit.
    """
    with transaction.atomic():
        link = CareLink.objects.live().filter(client=client).select_for_update().filter(pk=care_link).first()
        made = Scope.objects.filter(pk=id).select_related("care_link").first()
        if made is not None:
            if made.care_link.client_id != client.pk:
                raise Conflict("id_taken", "This id is in use. Please try once more.")
            return made, False
        if link is None:
            raise NotFound
        if link.is_paused(now):
            raise Conflict("link_paused", "This link is paused. Keep it first, if you like.")
        require_end(until, now)
        known = find_kind(kind)
        if known is None:
            raise Invalid(
                "invalid", "Something needs another look.", fields={"kind": ["There is no such kind."]}
            )
        if not known.can_be_shared or not known.in_scopes:
            raise Refused("not_shareable", "This can't be shared as it is. It stays with you.")
        statement = vault.scope_statement(
            scope=id,
            client=client.pk,
            clinician=link.clinician_id,
            kind=kind,
            level=level,
            start=start.isoformat(),
            until=until_text,
        )
        require_signed_statement(client, statement, signature)
        _require_from_now_on(start, now)
        _end(Scope.objects.filter(care_link=link, kind=kind, until__lte=now), now)
        if Scope.objects.filter(care_link=link, kind=kind, ended_at__isnull=True).exists():
            raise Conflict("scope_exists", "This kind is shared by itself already. Please end that first.")
        return Scope.objects.create(
            id=id,
            care_link=link,
            kind=kind,
            level=level,
            start=start,
            until=until,
            until_text=until_text,
            agreed_at=now,
            signature=signature,
        ), True


def _require_from_now_on(start: date, now: datetime) -> None:
    """By a device whose clock is behind, what was written before would go, which nobody agreed to."""
    if start < (now - ZONES_DIFFER).date():
        raise Invalid(
            "invalid", "Something needs another look.", fields={"start": ["This day has passed already."]}
        )


def require_scope(link: CareLink, scope: UUID, now: datetime) -> Scope:
    """The scope that a grant is made by, held until the transaction ends. Raises NotFound, Conflict("scope_paused")."""
    running = Scope.objects.running(now).filter(care_link=link)
    found = running.select_for_update(of=("self",)).filter(pk=scope).first()
    if found is None:
        raise NotFound
    if not Scope.objects.agreed(now).filter(pk=scope).exists():
        raise Conflict("scope_paused", "This is paused. Keep it first, if you like.")
    return found


def require_not_held(client: User) -> None:
    """Raises Refused("not_shareable") while nothing of theirs may go by itself, whatever they agreed to before."""
    if any(holds(client) for holds in _holds):
        raise Refused("not_shareable", "Nothing goes by itself now. It stays with you.")


def require_within(scope: Scope, entry: Entry, *, kind: str, level: str, until_text: str) -> None:
    """Raises Refused("outside_scope") for what the client did not agree to share by itself: another kind or level, a
    later end, or what was begun before.
    """
    begun = timezone.make_aware(datetime.combine(scope.start, time.min), timezone.get_fixed_timezone(0))
    if (kind, level, until_text) != (
        scope.kind,
        scope.level,
        scope.until_text,
    ) or entry.created_at < begun - ZONES_DIFFER:
        raise Refused("outside_scope", "This is not among what you share by itself. It stays with you.")


def end(client: User, scope: UUID, *, now: datetime) -> Scope:
    """Ends it, and takes back all that was shared by it. Doing it twice changes nothing. Raises NotFound."""
    with transaction.atomic():
        # Not its link too, which whoever shares by it holds first.
        mine = Scope.objects.filter(care_link__client=client)
        found = mine.select_for_update(of=("self",)).filter(pk=scope).first()
        if found is None:
            raise NotFound
        _end(Scope.objects.filter(pk=found.pk), now)
        found.refresh_from_db()
        return found


def end_all(link: CareLink, now: datetime) -> None:
    """With the end of a link, whose shares are taken back as a whole."""
    Scope.objects.filter(pk__in=hold(link.scopes.filter(ended_at__isnull=True))).update(ended_at=now)


def _end(scopes: Any, now: datetime) -> None:
    ending = hold(scopes.filter(ended_at__isnull=True))
    take_back(Grant.objects.filter(scope__in=ending), now)
    Scope.objects.filter(pk__in=ending).update(ended_at=now)


def save_marks(client: User, *, words: str, revision: int) -> PrivateMarks:
    """What is never shared by itself, upon the revision before. Raises Conflict("stale_revision")."""
    with transaction.atomic():
        User.objects.select_for_update().get(pk=client.pk)
        before = PrivateMarks.objects.filter(client=client).first()
        if revision != (before.revision if before else 0) + 1:
            raise Conflict("stale_revision", "Another device changed this in the meantime.")
        saved, _ = PrivateMarks.objects.update_or_create(
            client=client, defaults={"words": words, "revision": revision}
        )
        return saved
