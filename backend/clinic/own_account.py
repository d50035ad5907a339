"""What a clinician sees of themselves: how clients read them, and what their own keys lack."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from backend.accounts import clinicians
from backend.accounts.models import Clinician, Profile, User
from backend.clinic.models import Memo, Roster
from backend.core.forms import require_as_shown
from backend.sharing import invitations


@dataclass(frozen=True)
class OwnAccount:
    """`lacks`: of `clinicians.lacks`."""

    display_name: str
    timezone: str
    practice: str
    response_window: str
    lacks: list[str]


def account_of(clinician: User) -> OwnAccount:
    one = Clinician.objects.select_related("practice", "user__profile").get(user=clinician)
    zone, lacking = one.user.profile.timezone, clinicians.lacks(clinician)
    return OwnAccount(one.display_name, zone, one.practice.name, one.shown_window, lacking)


def change_account(
    clinician: User,
    *,
    display_name: str | None = None,
    timezone: str | None = None,
    before: dict[str, Any] | None = None,
    now: datetime,
) -> OwnAccount:
    """Keeps what is given, and `before` is what the page showed of both. Clients who are linked go on reading the name
    they accepted. Codes that are open named the one before, and a client's device would stop at them, so they close.

    Raises Invalid, and Conflict("stale_revision") where either is another by now.
    """
    with transaction.atomic():
        profile = Profile.objects.select_for_update().get(user=clinician)
        name = Clinician.objects.select_for_update().get(user=clinician).display_name
        require_as_shown({"display_name": name, "timezone": profile.timezone}, before)
        if (
            display_name is not None
            and clinicians.set_display_name(clinician, display_name).display_name != name
        ):
            invitations.withdraw_all(clinician, now)
        if timezone is not None:
            profile.timezone = timezone
            profile.save(update_fields=["timezone"])
    return account_of(clinician)


def forget_sealed(clinician: User, now: datetime) -> None:
    """What the clinician noted for themselves: nothing opens it once their keys are other ones."""
    Memo.objects.filter(care_link__clinician=clinician).delete()
    Roster.objects.filter(clinician=clinician).delete()
