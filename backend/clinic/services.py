from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from backend.accounts.models import Profile, User
from backend.clinic.models import Memo, Roster
from backend.core import own_words
from backend.core.errors import Conflict, Invalid
from backend.core.forms import require_as_shown
from backend.core.holding import hold
from backend.reminders import services as reminders
from backend.sharing import review
from backend.sharing.access_log import OPENED, record_access
from backend.sharing.models import CareLink, Grant, Sealed
from backend.sharing.selectors import require_bare_link, require_grant

FURTHEST = timedelta(days=366)


def open_shared_copy(clinician: User, grant: UUID, *, about: str | None = None, now: datetime) -> Grant:
    """The grant with its copy; the client's log has the record of it in the same transaction, or there is no read.

    `about`: which revision the page shows, so that the log has nothing of one that nobody was shown.

    Raises NotFound when it is revoked, over, ended or not for this clinician, Conflict("stale_revision") where a newer
    revision took its place, and Conflict("sealed_to_lost_keys").
    The grant is held meanwhile: revoking comes before the read and hides it, or after it and finds it in the log.
    """
    with transaction.atomic():
        found = require_grant(clinician, grant, now, lock=True)
        if about is not None and found.about != about:
            raise own_words.stale()
        if found.care_link.sealed(found.care_link.clinician.vault.renewed_at) == Sealed.LOST:
            raise Conflict(
                "sealed_to_lost_keys", "This was sealed to keys that are lost. It can't be opened."
            )
        record_access(clinician, found, OPENED, now=now)
        return found


def set_next_session(
    clinician: User,
    care_link: UUID,
    *,
    next_session_at: datetime | None,
    every_weeks: int | None = None,
    leaving_out: datetime | None = None,
    last_took_place: bool | None = None,
    before: dict[str, Any] | None = None,
    now: datetime,
) -> CareLink:
    """Sets when the next session is. With `every_weeks`, sessions come again from it on after so many weeks (0: not
    again); without, this one alone is moved or, where there is no date, left out. `before`: the next session and how
    often it comes again, as the page showed them. `leaving_out`: the one that is meant; asked twice, for the answer was
    lost, or by a page that does not say what it showed, it leaves no other one out. `last_took_place`: whether the
    last session, which began a few hours ago, did, or is what this stands for; not said, one that is moved may be it.

    One that has passed becomes the last session. Raises NotFound, Conflict("stale_revision") where the next one is
    another by now, and Invalid for a date that has passed or is too far away.
    """
    with transaction.atomic():
        link = require_bare_link(clinician, care_link, now, lock=True)
        regular = link.next_regular(now)
        link.moved_on(now)
        held = {"next_session_at": link.next_session_at, "every_weeks": link.every_weeks}
        is_other = leaving_out is not None and link.next_session_at != leaving_out
        if is_other and (before is None or link.left_out_at == leaving_out):
            return link
        require_as_shown(held, before)
        _require_ahead(next_session_at, now)
        begun = False
        if last_took_place is False and next_session_at is not None:
            begun = link.began_before(next_session_at)
        elif last_took_place is None and next_session_at is not None and every_weeks is None:
            begun = link.moves_begun(regular, next_session_at)
        if begun:
            link.last_session_at, link.session_before_at = link.session_before_at, None
        if every_weeks is None and regular is not None:
            if next_session_at is None:
                link.left_out_at = link.next_session_at
                next_session_at = link.regular_at = link.regular_after(regular, now)
            else:
                link.regular_at = link.regular_before(regular) if begun else regular
        elif every_weeks and next_session_at is not None:
            link.regular_at, link.every_weeks = next_session_at, every_weeks
            link.session_zone = Profile.objects.values_list("timezone", flat=True).get(user=clinician)
        else:
            link.regular_at, link.every_weeks, link.session_zone = None, 0, ""
        link.next_session_at = next_session_at
        _save_sessions(link, now)
        return link


def _require_ahead(at: datetime | None, now: datetime) -> None:
    if at is not None and at < now:
        problem = "This time has passed already."
        raise Invalid("session_passed", problem, fields={"next_session_at": [problem]})
    if at is not None and at > now + FURTHEST:
        problem = "This has to be a time in the next twelve months."
        raise Invalid("session_too_far", problem, fields={"next_session_at": [problem]})


def _save_sessions(link: CareLink, now: datetime) -> None:
    sessions = ["session_before_at", "last_session_at", "next_session_at", "left_out_at"]
    link.save(update_fields=[*sessions, "regular_at", "every_weeks", "session_zone"])
    reminders.sessions_changed(link.client_id, now=now)


def roll_sessions(now: datetime) -> int:
    """Where sessions come again and the next one has begun, it becomes the last; returns how many."""
    passed = CareLink.objects.live().filter(regular_at__isnull=False, next_session_at__lte=now)
    rolled = 0
    for one in passed.values_list("pk", flat=True):
        with transaction.atomic():
            link = passed.select_for_update().filter(pk=one).first()
            if link is None:
                continue
            link.moved_on(now)
            link.regular_at = link.next_session_at
            _save_sessions(link, now)
            rolled += 1
    return rolled


def note_reviewed(clinician: User, care_link: UUID, *, mark: str | None = None, now: datetime) -> None:
    """The clinician says that they saw what changed. With the `mark` of their page, what came after it still waits.
    Raises NotFound.
    """
    with transaction.atomic():
        require_bare_link(clinician, care_link, now, lock=True)
        seen = review.find_seen(clinician, care_link, mark)
        Grant.objects.filter(pk__in=hold(Grant.objects.filter(pk__in=seen))).update(end_seen=True)


def keep_memo(clinician: User, care_link: UUID, *, words: str, revision: int, now: datetime) -> Memo:
    """Keeps the clinician's own note about a client. Raises NotFound, and Conflict("stale_revision")."""
    with transaction.atomic():
        require_bare_link(clinician, care_link, now, lock=True)
        kept: Memo = own_words.keep(Memo, {"care_link_id": care_link}, words, revision)
        return kept


def keep_roster(clinician: User, *, words: str, revision: int) -> Roster:
    """Raises Conflict("stale_revision") where another device was quicker."""
    with transaction.atomic():
        kept: Roster = own_words.keep(Roster, {"clinician": clinician}, words, revision)
        return kept


def forget_clinician(clinician: UUID) -> None:
    """Deletes what a clinician who left wrote and kept for themselves."""
    Memo.objects.filter(care_link__clinician=clinician).delete()
    Roster.objects.filter(clinician=clinician).delete()


def forget_memos() -> int:
    """Deletes memos about people whose link has ended: no page shows them any more. Returns how many."""
    return Memo.objects.filter(care_link__ended_at__isnull=False).delete()[0]
