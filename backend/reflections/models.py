from django.db import models

from backend.core.entries import Entry
from backend.core.sealed import SealedTextField


class Form(models.TextChoices):
    """Which practice it is. It decides the questions, and stays for good."""

    KIND_MINUTE = "kind_minute"
    PARTS = "parts"
    STANDARD = "standard"
    KEEPS_AWAY = "keeps_away"


class Status(models.TextChoices):
    DRAFT = "draft"
    KEPT = "kept"  # the person was done with it or stopped; nothing follows either


class Reflection(Entry):
    """A practice with oneself: a kind minute, a look at a part, a standard questioned, what keeps somebody away.

    About nobody else.
    """

    form = SealedTextField(choices=Form.choices, default=Form.KIND_MINUTE)
    status = SealedTextField(choices=Status.choices, default=Status.DRAFT)
