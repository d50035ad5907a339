from typing import Any

from rest_framework import serializers

MOST = 200
MOST_OPERATIONS = 100


class PullSerializer(serializers.Serializer[Any]):
    since = serializers.IntegerField(min_value=0, max_value=2**62, default=0)
    limit = serializers.IntegerField(min_value=1, max_value=MOST, default=MOST)


class SyncPageSerializer(serializers.Serializer[Any]):
    """`entries` are those of every kind, each with its `kind` beside its own fields."""

    entries = serializers.ListField(child=serializers.DictField())
    cursor = serializers.IntegerField()
    more = serializers.BooleanField()


class SyncOperationSerializer(serializers.Serializer[Any]):
    """One write: what a call of its own carries in its path, its headers and its body."""

    kind = serializers.CharField(max_length=40)
    id = serializers.UUIDField()
    act = serializers.ChoiceField(choices=["put", "delete", "restore"])
    base_revision = serializers.IntegerField(min_value=0)
    idempotency_key = serializers.UUIDField()
    body = serializers.DictField(required=False, help_text="The entry, for a put.")


class SyncBatchSerializer(serializers.Serializer[Any]):
    operations = SyncOperationSerializer(many=True)


class SyncErrorSerializer(serializers.Serializer[Any]):
    code = serializers.CharField()
    message = serializers.CharField()
    fields = serializers.DictField(child=serializers.ListField(child=serializers.CharField()))  # type: ignore[assignment]  # the name is that of the one error shape
    detail = serializers.DictField()


class SyncResultSerializer(serializers.Serializer[Any]):
    """What a call of its own would have answered: its status with the entry, or with what stands under `error` in the one error shape."""

    status = serializers.IntegerField()
    replayed = serializers.BooleanField()
    entry = serializers.DictField(allow_null=True)
    error = SyncErrorSerializer(allow_null=True)


class SyncResultsSerializer(serializers.Serializer[Any]):
    results = SyncResultSerializer(many=True)
