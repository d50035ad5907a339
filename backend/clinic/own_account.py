"""What a clinician sees of themselves: how clients read them, and what their own keys lack."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from backend.accounts import clinicians
from backend.accounts.models import Clinician, User
from backend.clinic.models import Memo, Roster
from backend.core.forms import require_as_shown
from backend.sharing import invitations


@dataclass(frozen=True)
class OwnAccount:
    """`lacks`: of `clinicians.lacks`."""

    display_name: str
    practice: str
    response_window: str
    lacks: list[str]


def account_of(clinician: User) -> OwnAccount:
    one = Clinician.objects.select_related("practice").get(user=clinician)
    return OwnAccount(one.display_name, one.practice.name, one.shown_window, clinicians.lacks(clinician))


def rename(clinician: User, display_name: str, *, shown: str | None = None, now: datetime) -> OwnAccount:
    """Clients who are linked go on reading the name they accepted. Codes that are open named the one before, and a
    client's device would stop at them, so they close. `shown`: the name as the page showed it.

    Raises Invalid, and Conflict("stale_revision") where it is another by now.
    """
    with transaction.atomic():
        before = Clinician.objects.select_for_update().get(user=clinician).display_name
        require_as_shown({"name": before}, None if shown is None else {"name": shown})
        if clinicians.set_display_name(clinician, display_name).display_name != before:
            invitations.withdraw_all(clinician, now)
    return account_of(clinician)


def forget_sealed(clinician: User, now: datetime) -> None:
    """What the clinician noted for themselves: nothing opens it once their keys are other ones."""
    Memo.objects.filter(care_link__clinician=clinician).delete()
    Roster.objects.filter(clinician=clinician).delete()
