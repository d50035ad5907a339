from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from backend.core.api.envelopes import BytesField
from backend.sharing.api.drafts import DraftSentField
from backend.sharing.api.serializers import CopyField
from backend.suggestions.models import Suggestion


class NewSuggestionSerializer(serializers.Serializer[Any]):
    copy = CopyField()
    signature = BytesField(size=64)
    draft = DraftSentField()


class OwnSuggestionSerializer(serializers.ModelSerializer[Suggestion]):
    """The clinician's own, sealed for them too. What was left, and what was not looked at, read the same."""

    sealed = CopyField(source="copy", read_only=True)
    suggested_on = serializers.SerializerMethodField()

    class Meta:
        model = Suggestion
        fields = ("id", "sealed", "suggested_on", "accepted")

    @extend_schema_field({"type": "string", "format": "date"})
    def get_suggested_on(self, suggestion: Suggestion) -> str:
        return suggestion.care_link.clinician.profile.day_of(suggestion.sent_at).isoformat()


class OwnSuggestionsSerializer(serializers.Serializer[Any]):
    results = OwnSuggestionSerializer(many=True)


class SuggestionWaitsSerializer(serializers.ModelSerializer[Suggestion]):
    """That there is one, and by whom: what it says comes when it is read."""

    care_link = serializers.UUIDField(source="care_link_id", read_only=True)

    class Meta:
        model = Suggestion
        fields = ("id", "care_link", "sent_at", "was_read")


class SuggestionSerializer(SuggestionWaitsSerializer):
    """With everything that its header is made of, as it was signed."""

    clinician = serializers.UUIDField(source="care_link.clinician_id", read_only=True)
    copy = CopyField(read_only=True)

    class Meta(SuggestionWaitsSerializer.Meta):
        fields = (*SuggestionWaitsSerializer.Meta.fields, "clinician", "copy", "signature")  # type: ignore[assignment]  # longer than the one it adds to


class AnswerSerializer(serializers.Serializer[Any]):
    """True only where it was taken and the client wants the clinician to see that."""

    show_accepted = serializers.BooleanField()
