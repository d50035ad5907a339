from datetime import timedelta
from typing import Any

from rest_framework import serializers

from backend.core.api.answers import AnswersSerializer, ChoiceAnswer, ManyAnswer, ScaleAnswer, VocabularyField
from backend.core.api.entries import EntrySerializer
from backend.core.vocabulary import SCALE_4, Vocabulary
from backend.people.answers import DOTS, GIVING_AS, RELATIONS, SUPPORTS
from backend.people.models import Person, Route

_FARTHEST = timedelta(days=36_525)


class PersonAnswersSerializer(AnswersSerializer):
    relation = ChoiceAnswer(RELATIONS)
    supports = ManyAnswer(SUPPORTS)
    felt_security = ScaleAnswer(SCALE_4)
    giving_as = ChoiceAnswer(GIVING_AS)
    gave_dots = ScaleAnswer(DOTS)
    received_dots = ScaleAnswer(DOTS)


_CARE = ("route", "route_checked_at", "route_asked_at", "route_due_at")


class CaredSerializer(EntrySerializer):
    """The columns that say how carefully to go. None has a default: that would turn "left out" into "set back".

    Their times are a device's, and only say which came first. A clock that is hours or years ahead is no reason to
    refuse one: "not safe" would stay on that device, and so would every word that is written after it.
    """

    route = VocabularyField(Vocabulary("PersonRoute", tuple(Route.values)), required=False)

    class Meta(EntrySerializer.Meta):
        fields = (*EntrySerializer.Meta.fields, *_CARE)
        extra_kwargs = {name: {"required": False} for name in _CARE}

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        latest = self.context["now"] + _FARTHEST
        wrong = [name for name in _CARE[1:] if attrs.get(name) is not None and attrs[name] > latest]
        if wrong:
            raise serializers.ValidationError(dict.fromkeys(wrong, "No clock says that."))
        return super().validate(attrs)


class PersonSerializer(CaredSerializer):
    """A column that is left out stays as it is."""

    answers = PersonAnswersSerializer(required=False)

    class Meta(CaredSerializer.Meta):
        model = Person
        fields = (*CaredSerializer.Meta.fields, "status", "hidden")
        extra_kwargs = CaredSerializer.Meta.extra_kwargs | {
            name: {"required": False} for name in ("status", "hidden")
        }

    def to_internal_value(self, data: Any) -> Any:
        """An app that was open before `standing` became `status` writes the old name, and only that one: no choice of
        a person's is lost, nor is somebody dead brought up, until it is loaded again.
        """
        if isinstance(data, dict) and "standing" in data:
            data = data | {"status": data["standing"]}
        return super().to_internal_value(data)
