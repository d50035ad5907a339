from typing import Any

from rest_framework import serializers

from backend.accounts.api.serializers import ConfirmedSerializer


class NewErasureSerializer(ConfirmedSerializer):
    when = serializers.ChoiceField(choices=["now", "in_a_day"])


class ErasureSerializer(serializers.Serializer[Any]):
    """`due_at` is null where nothing is to be deleted, or everything is already."""

    due_at = serializers.DateTimeField(allow_null=True)


class KeptCategorySerializer(serializers.Serializer[Any]):
    name = serializers.CharField()
    title = serializers.CharField()
    why_not = serializers.CharField(help_text="Why its rows are not listed; empty where they are.")
    rows = serializers.ListField(
        child=serializers.DictField(), help_text="Values by the plain words for them."
    )


class KeptDataSerializer(serializers.Serializer[Any]):
    username = serializers.CharField()
    categories = KeptCategorySerializer(many=True)
