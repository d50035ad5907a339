"""The shapes of where somebody is signed in, and of what happened to their account."""

from typing import Any

from rest_framework import serializers

from backend.accounts.models import EventKind


class AccountEventSerializer(serializers.Serializer[Any]):
    """`here`: this device did it."""

    number = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=EventKind.choices)
    at = serializers.DateTimeField()
    device = serializers.CharField()
    here = serializers.SerializerMethodField()

    def get_here(self, row: Any) -> bool:
        return bool(row.by == self.context["here"].mark)


class AccountEventListSerializer(serializers.Serializer[Any]):
    results = AccountEventSerializer(many=True)
    next = serializers.CharField(allow_null=True)


class ToldSerializer(serializers.Serializer[Any]):
    number = serializers.IntegerField(min_value=0, max_value=2**31 - 1)


class SignedInDeviceSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    device = serializers.CharField()
    since_on = serializers.DateField()
    here = serializers.SerializerMethodField()

    def get_here(self, row: Any) -> bool:
        return bool(row.pk == self.context["here"].row)


class SignedInDeviceListSerializer(serializers.Serializer[Any]):
    results = SignedInDeviceSerializer(many=True)
    next = serializers.CharField(allow_null=True)
