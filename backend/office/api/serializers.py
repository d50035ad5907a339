from datetime import date
from typing import Any

from rest_framework import serializers

from backend.accounts.api.serializers import CountryField, TimezoneField
from backend.accounts.models import LONGEST_SHOWN, Clinician
from backend.core.api.shown import ShownField
from backend.sharing.api.serializers import AwaySerializer

LONGEST_PROCEDURE = 2000


class NewAwaySerializer(AwaySerializer):
    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["away_until"] < attrs["away_from"]:
            raise serializers.ValidationError({"until_on": ["This day is before the first one."]})
        return attrs


class OwnAwaySerializer(serializers.Serializer[Any]):
    away = NewAwaySerializer(allow_null=True)


class ShownAwayDatesSerializer(AwaySerializer):
    cover = ShownField()


class ShownAwaySerializer(serializers.Serializer[Any]):
    away = ShownAwayDatesSerializer(allow_null=True)


class ChangedAwaySerializer(OwnAwaySerializer):
    before = ShownAwaySerializer(required=False)  # as the page showed it


class PracticeSerializer(serializers.Serializer[Any]):
    """A practice as those who work there read it. Without a procedure for item 9 there is no PHQ-9, but the PHQ-8."""

    name = serializers.CharField(max_length=LONGEST_SHOWN)
    response_window = serializers.CharField(max_length=LONGEST_SHOWN)
    timezone = TimezoneField()
    country = CountryField()
    item9_procedure = serializers.CharField(allow_blank=True, max_length=LONGEST_PROCEDURE)


class ShownPracticeSerializer(serializers.Serializer[Any]):
    name = ShownField()
    response_window = ShownField()
    timezone = ShownField()
    country = ShownField()
    item9_procedure = ShownField()


class ChangedPracticeSerializer(PracticeSerializer):
    before = ShownPracticeSerializer(required=False)  # as the page showed it


class FreshSerializer(serializers.Serializer[Any]):
    """An act that asks for the second factor once more, where it was shown a while ago."""

    code = serializers.CharField(required=False, allow_blank=True, default="", max_length=12)


class WorkingSerializer(serializers.Serializer[Any]):
    """A clinician as their administrator sees them: nothing here is about a client, nor counts any."""

    id = serializers.UUIDField(source="user_id")
    display_name = serializers.CharField()
    since = serializers.SerializerMethodField()
    left_on = serializers.DateField(allow_null=True)

    def get_since(self, clinician: Clinician) -> date:
        return clinician.user.date_joined.date()


class WorkingListSerializer(serializers.Serializer[Any]):
    results = WorkingSerializer(many=True)
    next = serializers.CharField(allow_null=True)


class OpenLinkSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    display_name = serializers.CharField()
    expires_at = serializers.DateTimeField()


class OpenLinkListSerializer(serializers.Serializer[Any]):
    results = OpenLinkSerializer(many=True)
    next = serializers.CharField(allow_null=True)


class NewLinkSerializer(FreshSerializer):
    display_name = serializers.CharField(allow_blank=True, max_length=LONGEST_SHOWN)


class MadeLinkSerializer(serializers.Serializer[Any]):
    """What makes the account, shown now and never again."""

    token = serializers.CharField()
