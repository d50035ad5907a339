from datetime import timedelta
from typing import Any

from django.utils import timezone
from rest_framework import serializers

from backend.core.api.answers import AnswersSerializer, ChoiceAnswer, ManyAnswer, ScaleAnswer
from backend.core.api.entries import EntrySerializer
from backend.core.vocabulary import SCALE_4
from backend.people.answers import DOTS, GIVING_AS, RELATIONS, SUPPORTS
from backend.people.models import Person

_CLOCKS_DIFFER = timedelta(hours=1)


class PersonAnswersSerializer(AnswersSerializer):
    relation = ChoiceAnswer(RELATIONS)
    supports = ManyAnswer(SUPPORTS)
    felt_security = ScaleAnswer(SCALE_4)
    giving_as = ChoiceAnswer(GIVING_AS)
    gave_dots = ScaleAnswer(DOTS)
    received_dots = ScaleAnswer(DOTS)


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
