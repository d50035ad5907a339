from typing import Any

from rest_framework import serializers

MOST = 200


class PullSerializer(serializers.Serializer[Any]):
    since = serializers.IntegerField(min_value=0, max_value=2**62, default=0)
    limit = serializers.IntegerField(min_value=1, max_value=MOST, default=MOST)


class SyncPageSerializer(serializers.Serializer[Any]):
    """`entries` are those of every kind, each with its `kind` beside its own fields."""

    entries = serializers.ListField(child=serializers.DictField())
    cursor = serializers.IntegerField()
    more = serializers.BooleanField()
