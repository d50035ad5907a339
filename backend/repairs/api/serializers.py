from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from backend.core.errors import Invalid
from backend.people.api.serializers import CaredSerializer
from backend.repairs.answers import ANSWERS, clean
from backend.repairs.models import Repair


@extend_schema_field({"type": "object", "properties": {key: kind.schema() for key, kind in ANSWERS.items()}})
class RepairAnswersField(serializers.DictField):
    """The answers of a repair, each from the vocabulary of `repairs.answers`."""

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        given = super().to_internal_value(data)
        try:
            return clean(given)
        except Invalid as error:
            raise serializers.ValidationError(
                {key.removeprefix("answers."): problems for key, problems in error.fields.items()}
            ) from None


class RepairSerializer(CaredSerializer):
    """A column that is left out stays as it is."""

    answers = RepairAnswersField(required=False)
    # A plain id: whose person it is decides the kind's own rule, so that a stranger's person looks like one that is not there.
    person = serializers.UUIDField(source="person_id", allow_null=True, required=False)

    class Meta(CaredSerializer.Meta):
        model = Repair
        fields = (*CaredSerializer.Meta.fields, "person", "depth", "status", "happened_on")
        extra_kwargs = CaredSerializer.Meta.extra_kwargs | {
            name: {"required": False} for name in ("depth", "status", "happened_on")
        }
