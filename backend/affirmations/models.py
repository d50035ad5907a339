from django.db import models

from backend.core.entries import Entry

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
    position = models.PositiveIntegerField()


class AffirmationText(models.Model):
    """One text of the library. Retired and never deleted once somebody has responded to it: their answer keeps its meaning."""

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


class Response(models.TextChoices):
    KEPT = "kept"
    RATED = "rated"  # "how true does this feel?", 0 to 10 in `answers.true_now`
    BOTH_TRUE = "both_true"  # "part of me yes, part of me no", a full answer
    SOFTER = "softer"
    STRONGER = "stronger"
    STUNG = "stung"
    NEVER = "never"


class CardResponse(Entry):
    """What a person did with a card. Which card is shown next is decided on their device."""

    text = models.ForeignKey(AffirmationText, models.PROTECT, related_name="+")
    response = models.CharField(max_length=10, choices=Response.choices)

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(response__in=Response.values), name="card_response_known"
            ),
        ]
