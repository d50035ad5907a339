from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from backend.affirmations import selectors
from backend.affirmations.models import Card, CardResponse, Level
from backend.affirmations.models import Response as Reaction
from backend.core.api.answers import AnswersSerializer, NoAnswersSerializer, ScaleAnswer, VocabularyField
from backend.core.api.entries import EntrySerializer
from backend.core.vocabulary import SCALE_10, Vocabulary

REACTIONS = Vocabulary("CardReaction", tuple(Reaction.values))


class CardResponseAnswersSerializer(AnswersSerializer):
    """How true a text felt, 0 to 10; only with the response "rated"."""

    true_now = ScaleAnswer(SCALE_10)


@extend_schema_field({"type": "string", "maxLength": 80})
class TextIdField(serializers.CharField):
    """Which text was answered: an id of the library, or "card:" and the id of a personal card.

    One field stands for two columns, so what goes in and out is not the plain text that a CharField's types promise.
    """

    CARD = "card:"

    def __init__(self, **options: Any) -> None:
        super().__init__(source="*", max_length=80, **options)

    def to_internal_value(self, data: Any) -> dict[str, Any]:  # type: ignore[override]  # two columns
        text = super().to_internal_value(data)
        if not text.startswith(self.CARD):
            if not selectors.has_text(text):
                raise serializers.ValidationError("There is no such text.")
            return {"text_id": text, "card_id": None}
        try:
            return {
                "text_id": None,
                "card_id": UUID(text.removeprefix(self.CARD)),
            }  # whose it is, the kind's rule asks
        except ValueError:
            raise serializers.ValidationError("There is no such text.") from None

    def to_representation(self, response: CardResponse) -> str:  # type: ignore[override]  # from two columns
        if response.card_id is not None:
            return f"{self.CARD}{response.card_id}"
        return response.text_id or ""  # a tombstone without contents


class CardResponseSerializer(EntrySerializer):
    text = TextIdField()
    response = VocabularyField(REACTIONS)
    answers = CardResponseAnswersSerializer(required=False)

    class Meta(EntrySerializer.Meta):
        model = CardResponse
        fields = (*EntrySerializer.Meta.fields, "text", "response")


class CardSerializer(EntrySerializer):
    """A column that is left out stays as it is."""

    answers = NoAnswersSerializer(required=False)

    class Meta(EntrySerializer.Meta):
        model = Card
        fields = (*EntrySerializer.Meta.fields, "origin", "set_aside")
        extra_kwargs = {name: {"required": False} for name in ("origin", "set_aside")}


class AffirmationTextSerializer(serializers.Serializer[Any]):
    id = serializers.CharField()
    level = serializers.ChoiceField(choices=Level.choices)
    text = serializers.CharField()


class AffirmationFamilySerializer(serializers.Serializer[Any]):
    id = serializers.CharField()
    theme = serializers.CharField()
    quoted = serializers.BooleanField()
    credit = serializers.CharField(allow_blank=True)
    asked_only = serializers.BooleanField()
    texts = AffirmationTextSerializer(many=True)


class LibrarySerializer(serializers.Serializer[Any]):
    families = AffirmationFamilySerializer(many=True)
    version = serializers.CharField()
