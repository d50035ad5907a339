from typing import Any

from rest_framework import serializers

from backend.core.api.envelopes import BytesField

LONGEST = 24 * 1024  # 4,000 letters of any language, and what else is sealed with them


class FeedbackOfferSerializer(serializers.Serializer[Any]):
    key = serializers.CharField(allow_null=True)
    read_within_days = serializers.IntegerField()


class FeedbackNoteSerializer(serializers.Serializer[Any]):
    """A note, sealed to the key of the offer."""

    enc = BytesField(size=32)
    ct = BytesField(at_least=17, longest=LONGEST)
