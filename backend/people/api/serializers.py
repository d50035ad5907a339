from datetime import timedelta
from typing import Any

from django.utils import timezone
from rest_framework import serializers

from backend.core.api.entries import AnswersSerializer, EntrySerializer
from backend.people.answers import GIVING_AS, MOST_DOTS, MOST_SECURE, RELATIONS, SUPPORTS
from backend.people.models import Person

_CLOCKS_DIFFER = timedelta(hours=1)


class PersonAnswersSerializer(AnswersSerializer):
    relation = serializers.ChoiceField(choices=RELATIONS, required=False, allow_null=True)
    supports = serializers.ListField(
        child=serializers.ChoiceField(choices=SUPPORTS), required=False, max_length=len(SUPPORTS)
    )
    felt_security = serializers.IntegerField(
        min_value=0, max_value=MOST_SECURE, required=False, allow_null=True
    )
    giving_as = serializers.ChoiceField(choices=GIVING_AS, required=False, allow_null=True)
    gave_dots = serializers.IntegerField(min_value=0, max_value=MOST_DOTS, required=False, allow_null=True)
    received_dots = serializers.IntegerField(
        min_value=0, max_value=MOST_DOTS, required=False, allow_null=True
    )


class PersonSerializer(EntrySerializer):
    """A column that is left out stays as it is."""

    answers = PersonAnswersSerializer(required=False)

    class Meta(EntrySerializer.Meta):
        model = Person
        fields = (*EntrySerializer.Meta.fields, "route", "route_checked_at", "standing", "hidden")
        # A default here would turn "left out" into "set back", and a route could go up in silence.
        extra_kwargs = {
            name: {"required": False} for name in ("route", "route_checked_at", "standing", "hidden")
        }

    def validate_route_checked_at(self, value: Any) -> Any:
        if value is not None and value > timezone.now() + _CLOCKS_DIFFER:
            raise serializers.ValidationError("This lies in the future.")
        return value
