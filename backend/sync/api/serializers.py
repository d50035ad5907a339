from typing import Any

from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from drf_spectacular.utils import PolymorphicProxySerializer
from rest_framework import serializers

from backend.core.api.entries import ProofField, named_serializer
from backend.core.api.envelopes import BoxField
from backend.core.entries import kinds
from backend.sync.models import MOST_PARTS

MOST = 200
MOST_OPERATIONS = 100
MOST_SEEN = 2000
MARK = 40  # characters


class KnownField(serializers.CharField):
    """The newest mark that the device has seen; left out by one that has seen none."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, max_length=MARK, **options)


class PullSerializer(serializers.Serializer[Any]):
    since = serializers.IntegerField(min_value=0, max_value=2**62, default=0)
    limit = serializers.IntegerField(min_value=1, max_value=MOST, default=MOST)
    known = KnownField()


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


class InventoryPartSerializer(serializers.Serializer[Any]):
    """A part of the list of what there is, sealed on the device for its number and revision."""

    part = serializers.IntegerField(min_value=0, max_value=MOST_PARTS - 1)
    revision = serializers.IntegerField(min_value=1, max_value=2**31 - 1)
    sealed = BoxField()


class InventorySerializer(serializers.Serializer[Any]):
    known = KnownField()
    parts = InventoryPartSerializer(many=True, max_length=MOST_PARTS, allow_empty=False)  # type: ignore[call-arg]  # of the list


class InventoryStandsSerializer(serializers.Serializer[Any]):
    """Of the parts that were not taken, how they stand."""

    parts = InventoryPartSerializer(many=True)
    marks = serializers.ListField(child=serializers.CharField())


class SyncPageSerializer(serializers.Serializer[Any]):
    """Read from a `sync.selectors.Page`."""

    entries = serializers.ListField(child=AnyEntryField())
    cursor = serializers.IntegerField()
    more = serializers.BooleanField()
    marks = serializers.ListField(child=serializers.CharField())
    inventory = InventoryPartSerializer(many=True)


class SyncOperationSerializer(serializers.Serializer[Any]):
    """One write: what a call of its own carries in its path, its headers and its body."""

    kind = serializers.CharField(max_length=40)
    id = serializers.UUIDField()
    act = serializers.ChoiceField(choices=["put", "delete", "restore"])
    base_revision = serializers.IntegerField(min_value=0)
    idempotency_key = serializers.UUIDField()
    body = serializers.DictField(required=False, help_text="The entry, for a put.")
    proof = ProofField(required=False)


class SyncBatchSerializer(serializers.Serializer[Any]):
    operations = SyncOperationSerializer(many=True)
    known = KnownField()


class SyncErrorSerializer(serializers.Serializer[Any]):
    code = serializers.CharField()
    message = serializers.CharField()
    fields = serializers.DictField(child=serializers.ListField(child=serializers.CharField()))  # type: ignore[assignment]  # the name is that of the one error shape
    detail = serializers.DictField()


class SyncResultSerializer(serializers.Serializer[Any]):
    """What a call of its own would have answered: its status with the entry, or with what stands under `error` in the
    one error shape.
    """

    status = serializers.IntegerField()
    replayed = serializers.BooleanField()
    entry = serializers.DictField(allow_null=True)
    error = SyncErrorSerializer(allow_null=True)


class SyncResultsSerializer(serializers.Serializer[Any]):
    results = SyncResultSerializer(many=True)
    marks = serializers.ListField(child=serializers.CharField())


class SyncMarksSerializer(serializers.Serializer[Any]):
    marks = serializers.ListField(child=serializers.CharField(max_length=MARK), max_length=MOST_SEEN)


class SyncSharedSerializer(serializers.Serializer[Any]):
    shared = serializers.IntegerField()
