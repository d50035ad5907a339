from typing import Any

from rest_framework import serializers

from backend.affirmations.models import CardResponse
from backend.core.api.entries import EntrySerializer


class CardAnswersSerializer(serializers.Serializer[Any]):
    """How true a text felt, 0 to 10; only with the response "rated"."""

    true_now = serializers.IntegerField(min_value=0, max_value=10, required=False, allow_null=True)

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        if isinstance(data, dict) and (unknown := sorted(set(map(str, data)) - set(self.fields))):
            raise serializers.ValidationError(
                {name[:40]: ["This answer is not known."] for name in unknown[:20]}
            )
        if isinstance(data, dict) and isinstance(data.get("true_now"), bool | str):
            raise serializers.ValidationError({"true_now": ["This has to be a whole number from 0 to 10."]})
        return dict(super().to_internal_value(data))

    def to_representation(self, instance: dict[str, Any]) -> dict[str, Any]:
        return dict(instance)  # what was not answered is not there, rather than null


class CardResponseSerializer(EntrySerializer):
    answers = CardAnswersSerializer(required=False)  # type: ignore[assignment]

    class Meta(EntrySerializer.Meta):
        model = CardResponse
        fields = (*EntrySerializer.Meta.fields, "text", "response")


class AffirmationTextSerializer(serializers.Serializer[Any]):
    id = serializers.CharField()
    level = serializers.ChoiceField(choices=[1, 2, 3])
    text = serializers.CharField()


class AffirmationFamilySerializer(serializers.Serializer[Any]):
    id = serializers.CharField()
    theme = serializers.CharField()
    quoted = serializers.BooleanField()
    credit = serializers.CharField(allow_blank=True)
    texts = AffirmationTextSerializer(many=True)


class LibrarySerializer(serializers.Serializer[Any]):
    families = AffirmationFamilySerializer(many=True)
    version = serializers.CharField()
