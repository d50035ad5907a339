from django.db import models

from backend.core.entries import Entry
from backend.core.sealed import SealedBooleanField, SealedDateTimeField, SealedTextField


class Route(models.TextChoices):
    """How carefully the app goes with a person. Only this is kept of the safety check, never its answers."""

    OPEN = "open"
    CAREFUL = "careful"
    QUIET = "quiet"  # words and speak-up are closed for this person
    UNSET = "unset"  # the check was skipped, or has not been asked yet


class Status(models.TextChoices):
    PRESENT = "present"
    ENDED = "ended"
    DIED = "died"


class Cared(Entry):
    """An entry that carries how carefully the app goes: with somebody, or in one repair where nobody is named."""

    route = SealedTextField(choices=Route.choices, default=Route.UNSET)
    # When the owner last answered the check or chose the route themselves, in whatever version of the app.
    route_checked_at = SealedDateTimeField(null=True)
    # The same, for the six questions that are asked now. Empty or older: the route comes from the first five, so it
    # is asked anew.
    route_asked_at = SealedDateTimeField(null=True)
    # Something was said not to be safe: a check from before this moment does not hold any more.
    route_due_at = SealedDateTimeField(null=True)

    class Meta(Entry.Meta):
        abstract = True


class Person(Cared):
    """Somebody in the owner's life, under an alias that only the owner's devices can read."""

    status = SealedTextField(choices=Status.choices, default=Status.PRESENT)
    hidden = SealedBooleanField(default=False)
