from typing import Any

from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from drf_spectacular.utils import PolymorphicProxySerializer
from rest_framework import serializers

from backend.core.api.entries import named_serializer
from backend.core.entries import kinds

MOST = 200


class PullSerializer(serializers.Serializer[Any]):
    since = serializers.IntegerField(min_value=0, max_value=2**62, default=0)
    limit = serializers.IntegerField(min_value=1, max_value=MOST, default=MOST)


class AnyEntryField(serializers.Field[Any, Any, Any, Any]):
    """An entry of any kind, from its kind and itself. Read alone."""

    def to_representation(self, value: Any) -> Any:
        kind, entry = value
        return named_serializer(kind)(entry).data


class AnyEntryExtension(OpenApiSerializerFieldExtension):  # type: ignore[no-untyped-call]
    """In the schema it is the union of all kinds that are registered."""

    target_class = AnyEntryField

    def map_serializer_field(self, auto_schema: Any, direction: Any) -> Any:
        union = PolymorphicProxySerializer(
            component_name="AnyEntry",
            serializers={kind.name: named_serializer(kind) for kind in kinds()},
            resource_type_field_name="kind",
        )
        return auto_schema.resolve_serializer(union, direction).ref


class SyncPageSerializer(serializers.Serializer[Any]):
    """Read from a `sync.selectors.Page`."""

    entries = serializers.ListField(child=AnyEntryField())
    cursor = serializers.IntegerField()
    more = serializers.BooleanField()
