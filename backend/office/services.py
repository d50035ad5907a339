"""What the administrator of a practice changes."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from backend.accounts.enrolment import as_shown
from backend.accounts.models import Administrator, Practice, User
from backend.core.errors import Conflict
from backend.sharing import invitations

SHOWN = ("name", "response_window")


def change_practice(administrator: User, values: dict[str, Any], *, now: datetime) -> Practice:
    """Raises Invalid for a name or window of nothing, and Conflict("name_taken").

    The proof of an open invitation covers what its client reads of the practice; where that changes, the invitation is
    withdrawn, for it could only stop at whoever tries it.
    """
    values = {name: as_shown(name, value) if name in SHOWN else value for name, value in values.items()}
    with transaction.atomic():
        practice_id = Administrator.objects.values_list("practice", flat=True).get(user=administrator)
        practice = Practice.objects.select_for_update().get(pk=practice_id)
        read_before = [getattr(practice, name) for name in SHOWN]
        for name, value in values.items():
            setattr(practice, name, value)
        try:
            with transaction.atomic():
                practice.save(update_fields=list(values))
        except IntegrityError:
            raise Conflict("name_taken", "Another practice here has this name.") from None
        if [getattr(practice, name) for name in SHOWN] != read_before:
            invitations.withdraw_all(practice.clinicians.values_list("pk", flat=True), now=now)
        return practice
