from typing import Any

from django.db import models
from django.utils import timezone

from backend.core.entries import Entry
from backend.core.entry_writes import change_unasked, roughly
from backend.core.sealed import SealedBooleanField, SealedTextField

SOURCE_LOCALE = "en"  # the language that decides which texts there are; the others translate it


class Level(models.IntegerChoices):
    """How much a text claims. The first is what everybody begins with."""

    POSSIBILITY = 1
    LEANING_IN = 2
    OWNING = 3


class AffirmationFamily(models.Model):
    """One thought in up to three strengths. Its id comes from the data file and stays for good."""

    id = models.SlugField(primary_key=True, max_length=80)
    theme = models.SlugField(max_length=40)
    quoted = models.BooleanField(
        default=False
    )  # somebody else's words, shown with `credit` and never chosen by the app
    credit = models.TextField(blank=True)
    asked_only = models.BooleanField(
        default=False
    )  # never comes by itself to somebody who kept nothing of this family
    position = models.PositiveIntegerField()


class AffirmationText(models.Model):
    """One text of the library.

    Retired and never deleted once somebody has responded to it: their answer keeps its meaning.
    """

    id = models.SlugField(primary_key=True, max_length=80)
    family = models.ForeignKey(AffirmationFamily, models.CASCADE, related_name="texts")
    level = models.PositiveSmallIntegerField(choices=Level.choices)
    position = models.PositiveIntegerField()
    retired_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(level__in=Level.values), name="affirmation_level_known"
            ),
        ]


class AffirmationWording(models.Model):
    """A text in one language."""

    text = models.ForeignKey(AffirmationText, models.CASCADE, related_name="wordings")
    locale = models.CharField(max_length=16)
    wording = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["text", "locale"], name="affirmation_wording_once")]


class Edition(models.Model):
    """Which edition of the library stands in the tables above: one row, with another mark each time that it is loaded.

    What was built from them is good for as long as the mark stays.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    mark = models.CharField(max_length=16)


class Response(models.TextChoices):
    KEPT = "kept"
    RATED = "rated"  # "how true does this feel?", 0 to 10 in `answers.true_now`
    BOTH_TRUE = "both_true"  # "part of me yes, part of me no", a full answer
    SOFTER = "softer"
    STRONGER = "stronger"
    STUNG = "stung"
    NEVER = "never"


class Origin(models.TextChoices):
    """Where a personal card comes from."""

    OWN = "own"  # in the person's own words
    VALUE = "value"  # what matters to them; a reminder of the kind "values note" may show it
    STANDARD = "standard"  # a kinder version of a standard
    MOMENT = "moment"  # a kind moment
    OFFERED = "offered"  # by their therapist, and taken


class Card(Entry):
    """A card of a person's own. Its text, and the collection it lies in, are words that only their devices read."""

    origin = SealedTextField(choices=Origin.choices, default=Origin.OWN)
    set_aside = SealedBooleanField(default=False)


def on_card_deleted(collector: Any, field: Any, responses: Any, using: str) -> None:
    """An answer to a card that is erased says nothing any more: it is deleted too, so that devices let go of it."""
    models.SET_NULL(collector, field, responses, using)
    now = roughly(timezone.now())
    present = [response for response in responses if response.deleted_at is None]
    change_unasked(
        present, collector, using, deleted_at=now, updated_at=now, revision=models.F("revision") + 1
    )


class CardResponse(Entry):
    """What a person did with a card, one of the library or one of their own.

    Which card is shown next is decided on their device.
    """

    text = models.ForeignKey(AffirmationText, models.PROTECT, null=True, related_name="+")
    card = models.ForeignKey(Card, on_card_deleted, null=True, related_name="+")
    response = SealedTextField(choices=Response.choices)

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(text__isnull=False, card__isnull=True)
                | models.Q(text__isnull=True, card__isnull=False)
                | models.Q(deleted_at__isnull=False),
                name="card_response_to_one",
            ),
        ]
