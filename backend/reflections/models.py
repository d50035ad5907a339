from django.db import models

from backend.core.entries import Entry


class Form(models.TextChoices):
    """Which practice it is. It decides the questions, and stays for good."""

    KIND_MINUTE = "kind_minute"
    PARTS = "parts"
    STANDARD = "standard"


class Status(models.TextChoices):
    DRAFT = "draft"
    KEPT = "kept"  # the person was done with it or stopped; nothing follows either


class Reflection(Entry):
    """A practice with oneself: a kind minute, a look at a part, a standard questioned.

    About nobody else, and never shared.
    """

    form = models.CharField(max_length=11, choices=Form.choices, default=Form.KIND_MINUTE)
    status = models.CharField(max_length=5, choices=Status.choices, default=Status.DRAFT)

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(condition=models.Q(form__in=Form.values), name="reflection_form_known"),
            models.CheckConstraint(
                condition=models.Q(status__in=Status.values), name="reflection_status_known"
            ),
        ]
