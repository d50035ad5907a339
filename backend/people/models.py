from django.db import models

from backend.core.entries import Entry


class Route(models.TextChoices):
    """How carefully the app goes with a person. Only this is kept of the safety check, never its answers."""

    OPEN = "open"
    CAREFUL = "careful"
    QUIET = "quiet"  # words and speak-up are closed for this person
    UNSET = "unset"  # the check was skipped, or has not been asked yet


class Standing(models.TextChoices):
    PRESENT = "present"
    ENDED = "ended"
    DIED = "died"


class Person(Entry):
    """Somebody in the owner's life, under an alias that only the owner's devices can read."""

    route = models.CharField(max_length=8, choices=Route.choices, default=Route.UNSET)
    route_checked_at = models.DateTimeField(
        null=True
    )  # when the owner last answered the check or chose the route themselves
    standing = models.CharField(max_length=8, choices=Standing.choices, default=Standing.PRESENT)
    hidden = models.BooleanField(default=False)

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(condition=models.Q(route__in=Route.values), name="person_route_known"),
            models.CheckConstraint(
                condition=models.Q(standing__in=Standing.values), name="person_standing_known"
            ),
        ]
