from typing import Any

from rest_framework import serializers

from backend.core.api.entries import EntrySerializer
from backend.reflections.answers import AFTER, ASK_LOVED, FEEL, PARTS, WHOSE
from backend.reflections.models import Reflection

_SCALES = {"how_strict": 4, "how_true": 10}


def _choice(values: tuple[str, ...]) -> serializers.ChoiceField:
    return serializers.ChoiceField(choices=values, required=False, allow_null=True)


def _scale(name: str) -> serializers.IntegerField:
    return serializers.IntegerField(min_value=0, max_value=_SCALES[name], required=False, allow_null=True)


class ReflectionAnswersSerializer(serializers.Serializer[Any]):
    """The answers of all three forms; which belong to which, the kind's own rule says. What was left open is not there, or null."""

    after = _choice(AFTER)
    part = _choice(PARTS)
    feel = _choice(FEEL)
    thanked = serializers.BooleanField(required=False, allow_null=True)
    whose = _choice(WHOSE)
    how_strict = _scale("how_strict")
    ask_loved = _choice(ASK_LOVED)
    how_true = _scale("how_true")

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        if isinstance(data, dict) and (unknown := sorted(set(map(str, data)) - set(self.fields))):
            raise serializers.ValidationError(
                {name[:40]: ["This answer is not known."] for name in unknown[:20]}
            )
        # REST framework would read "2" and true as numbers, and "yes" as true.
        for name, top in _SCALES.items():
            if isinstance(data, dict) and isinstance(data.get(name), bool | str):
                raise serializers.ValidationError({name: [f"This has to be a whole number from 0 to {top}."]})
        if isinstance(data, dict) and not isinstance(data.get("thanked"), bool | None):
            raise serializers.ValidationError({"thanked": ["This is yes or no."]})
        return dict(super().to_internal_value(data))

    def to_representation(self, instance: dict[str, Any]) -> dict[str, Any]:
        return dict(instance)  # what was not answered is not there, rather than null


class ReflectionSerializer(EntrySerializer):
    """A column that is left out stays as it is."""

    answers = ReflectionAnswersSerializer(required=False)  # type: ignore[assignment]

    class Meta(EntrySerializer.Meta):
        model = Reflection
        fields = (*EntrySerializer.Meta.fields, "form", "status")
        # A default here would turn "left out" into "set back".
        extra_kwargs = {name: {"required": False} for name in ("form", "status")}
