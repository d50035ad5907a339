from typing import Any

from rest_framework import serializers

from backend.accounts.api.serializers import CountryField, TimezoneField
from backend.accounts.models import LONGEST_SHOWN
from backend.sharing.api.serializers import AwaySerializer

LONGEST_PROCEDURE = 2000


class NewAwaySerializer(AwaySerializer):
    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["away_until"] < attrs["away_from"]:
            raise serializers.ValidationError({"until_on": ["This day is before the first one."]})
        return attrs


class OwnAwaySerializer(serializers.Serializer[Any]):
    away = NewAwaySerializer(allow_null=True)


class PracticeSerializer(serializers.Serializer[Any]):
    """A practice as those who work there read it. Without a procedure for item 9 there is no PHQ-9, but the PHQ-8."""

    name = serializers.CharField(max_length=LONGEST_SHOWN)
    response_window = serializers.CharField(max_length=LONGEST_SHOWN)
    timezone = TimezoneField()
    country = CountryField()
    item9_procedure = serializers.CharField(allow_blank=True, max_length=LONGEST_PROCEDURE)
