from datetime import timedelta
from typing import Any

from django.utils import timezone
from rest_framework import serializers

from backend.core.api.entries import EntrySerializer
from backend.people.models import Person

RELATIONS = ["partner", "friend", "family", "colleague", "my_therapist", "group", "other"]
_CLOCKS_DIFFER = timedelta(hours=1)


class PersonAnswersSerializer(serializers.Serializer[Any]):
    relation = serializers.ChoiceField(choices=RELATIONS, required=False, allow_null=True)

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        if isinstance(data, dict) and (unknown := sorted(set(map(str, data)) - set(self.fields))):
            raise serializers.ValidationError(
                {name[:40]: ["This answer is not known."] for name in unknown[:20]}
            )
        return dict(super().to_internal_value(data))


class PersonSerializer(EntrySerializer):
    """A column that is left out stays as it is."""

    answers = PersonAnswersSerializer(required=False)  # type: ignore[assignment]

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
