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


_CARE = ("route", "route_checked_at", "route_asked_at", "route_due_at")


class CaredSerializer(EntrySerializer):
    """The columns that say how carefully to go. None has a default: that would turn "left out" into "set back"."""

    class Meta(EntrySerializer.Meta):
        fields = (*EntrySerializer.Meta.fields, *_CARE)
        extra_kwargs = {name: {"required": False} for name in _CARE}

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        latest = timezone.now() + _CLOCKS_DIFFER
        ahead = [name for name in _CARE[1:] if attrs.get(name) is not None and attrs[name] > latest]
        if ahead:
            raise serializers.ValidationError(dict.fromkeys(ahead, "This lies in the future."))
        return super().validate(attrs)


class PersonSerializer(CaredSerializer):
    """A column that is left out stays as it is."""

    answers = PersonAnswersSerializer(required=False)

    class Meta(CaredSerializer.Meta):
        model = Person
        fields = (*CaredSerializer.Meta.fields, "standing", "hidden")
        extra_kwargs = CaredSerializer.Meta.extra_kwargs | {
            name: {"required": False} for name in ("standing", "hidden")
        }
