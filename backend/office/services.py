"""What the administrator of a practice changes."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from backend.accounts import clinicians, lost_keys
from backend.accounts.clinicians import as_shown
from backend.accounts.models import Administrator, Clinician, Practice, Role, User
from backend.accounts.sign_in import signed_in
from backend.accounts.sign_in.here import Device
from backend.clinic import services as clinic
from backend.core.errors import Conflict, NotFound
from backend.core.forms import require_as_shown
from backend.office.selectors import clinicians_of
from backend.sharing import departures, invitations

_NO_DEVICE = Device("", "")
MOST_OPEN = 20

SHOWN = ("name", "response_window")


def change_practice(
    administrator: User, values: dict[str, Any], *, before: dict[str, Any] | None = None, now: datetime
) -> Practice:
    """Raises Invalid for a name or window of nothing, and Conflict("name_taken"; "stale_revision" where the practice is
    not as `before` any more).

    The proof of an open invitation covers what its client reads of the practice; where that changes, the invitation is
    withdrawn, for it could only stop at whoever tries it.
    """
    values = {name: as_shown(name, value) if name in SHOWN else value for name, value in values.items()}
    with transaction.atomic():
        practice_id = Administrator.objects.values_list("practice", flat=True).get(user=administrator)
        practice = Practice.objects.select_for_update().get(pk=practice_id)
        require_as_shown({name: getattr(practice, name) for name in before or ()}, before)
        read_before = [getattr(practice, name) for name in SHOWN]
        for name, value in values.items():
            setattr(practice, name, value)
        try:
            with transaction.atomic():
                practice.save(update_fields=list(values))
        except IntegrityError:
            raise Conflict("name_taken", "Another practice here has this name.") from None
        if [getattr(practice, name) for name in SHOWN] != read_before:
            invitations.withdraw_all_of(practice, now)
        return practice


def invite(administrator: User, display_name: str, *, now: datetime) -> str:
    """The token of a new clinician's link, which nothing shows again. Raises Invalid, and Conflict("too_many_open")."""
    with transaction.atomic():
        practice = Practice.objects.select_for_update().get(administrators__user=administrator)
        if clinicians.open_links(practice, now=now).count() >= MOST_OPEN:
            raise Conflict("too_many_open", "Many links are open. Please take one back first.")
        return clinicians.invite(practice, Role.CLINICIAN, display_name=display_name, now=now)


def reset_second_factor(administrator: User, clinician: UUID, *, now: datetime) -> None:
    """Their second step goes, so that the next sign-in sets up another; every session ends. It opens no words, and
    stands on the list that the clinician reads. Raises NotFound.
    """
    user = _require_working(administrator, clinician)
    practice = Practice.objects.get(administrators__user=administrator)
    lost_keys.reset_second_factor(user, reason=practice.name, now=now)  # who it was: the list names it so


def deactivate(administrator: User, clinician: UUID, *, now: datetime) -> None:
    """The clinician signs in no more, and all that `leave` says. Raises NotFound."""
    leave(_require_working(administrator, clinician).pk, now=now)


def _require_working(administrator: User, clinician: UUID) -> User:
    """Raises NotFound for whoever does not work in this practice."""
    found = clinicians_of(administrator).filter(user=clinician, left_on=None).first()
    if found is None:
        raise NotFound
    user: User = found.user
    return user


def leave(clinician: UUID, *, now: datetime) -> None:
    """Links end and each client is told, shares and private notes go, every session ends. Twice changes nothing."""
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=clinician)
        found = Clinician.objects.select_for_update(of=("self",)).select_related("user").get(user=clinician)
        if found.left_on is not None:
            return
        found.left_on = now.date()
        found.save(update_fields=["left_on"])
        User.objects.filter(pk=clinician).update(is_active=False)
        departures.leave(clinician, now)
        clinic.forget_clinician(clinician)
        signed_in.end_all(found.user, but=_NO_DEVICE)


NOT_AWAY = {"away_from": None, "away_until": None, "cover": ""}


def set_away(
    clinician: User, away: dict[str, Any] | None, *, before: dict[str, Any] | None = None, now: datetime
) -> Clinician:
    """When the clinician is away and who is there meanwhile, or that they are not. `before`: {away} as the page showed
    it. Raises Conflict("stale_revision") where it is another by now.
    """
    with transaction.atomic():
        mine = Clinician.objects.select_for_update(of=("self",)).select_related("practice")
        row = mine.get(user=clinician)
        held = {name: getattr(row, name) for name in NOT_AWAY} if row.is_away(now) else NOT_AWAY
        require_as_shown(held, before and (before["away"] or NOT_AWAY))
        given = away or NOT_AWAY
        for name, value in given.items():
            setattr(row, name, value)
        row.save(update_fields=list(given))
        return row
