from rest_framework import serializers

from backend.core.api.entries import AnswersSerializer, EntrySerializer
from backend.reflections.answers import AFTER, ASK_LOVED, FEEL, PARTS, WHOSE
from backend.reflections.models import Reflection


def _choice(values: tuple[str, ...]) -> serializers.ChoiceField:
    return serializers.ChoiceField(choices=values, required=False, allow_null=True)


def _scale(most: int) -> serializers.IntegerField:
    return serializers.IntegerField(min_value=0, max_value=most, required=False, allow_null=True)


class ReflectionAnswersSerializer(AnswersSerializer):
    """The answers of all three forms; which belong to which, the kind's own rule says."""

    after = _choice(AFTER)
    part = _choice(PARTS)
    feel = _choice(FEEL)
    thanked = serializers.BooleanField(required=False, allow_null=True)
    whose = _choice(WHOSE)
    how_strict = _scale(4)
    ask_loved = _choice(ASK_LOVED)
    how_true = _scale(10)


class ReflectionSerializer(EntrySerializer):
    """A column that is left out stays as it is."""

    answers = ReflectionAnswersSerializer(required=False)

    class Meta(EntrySerializer.Meta):
        model = Reflection
        fields = (*EntrySerializer.Meta.fields, "form", "status")
        # A default here would turn "left out" into "set back".
        extra_kwargs = {name: {"required": False} for name in ("form", "status")}
