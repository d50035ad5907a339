"""What those of a practice see of it. Nothing here looks at a client."""

from typing import Any

from django.db.models import F

from backend.accounts.models import Administrator, Clinician, Practice, Role, User


def clinician_of(user: User) -> Clinician:
    return Clinician.objects.select_related("practice").get(user=user)


def practice_of(user: User) -> Practice:
    """The practice that a clinician works in, or an administrator administers."""
    model = Administrator if user.role == Role.ADMINISTRATOR else Clinician
    return model.objects.select_related("practice").get(user=user).practice


def clinicians_of(administrator: User) -> Any:
    """Who works in the administrator's practice, and then who did, the last to leave first."""
    found = Clinician.objects.filter(practice__administrators__user=administrator).select_related("user")
    # Said outright: by itself PostgreSQL puts those who never left last, and SQLite first.
    return found.order_by(F("left_on").desc(nulls_first=True), "display_name")
