from typing import Any

from rest_framework import serializers

from backend.core.api.envelopes import BytesField
from backend.push.message import encryption
from backend.push.models import PushSubscription
from backend.push.services import Device
from backend.push.subscriptions import endpoints


class KeysSerializer(serializers.Serializer[Any]):
    """A subscription's keys, unpadded base64url: a P-256 point of 65 bytes and 16 bytes."""

    p256dh = BytesField(size=65)
    auth = BytesField(size=16)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        try:
            encryption.Recipient(attrs["p256dh"], attrs["auth"]).opened()
        except encryption.BadKeys:
            raise serializers.ValidationError(
                {"p256dh": ["This is not a key that a message can be sealed for."]}
            ) from None
        return attrs


class AddressSerializer(serializers.Serializer[Any]):
    endpoint = serializers.CharField(max_length=endpoints.LONGEST)
    keys = KeysSerializer()

    def to_device(self) -> Device:
        given = self.validated_data
        return Device(
            given["endpoint"], given["keys"]["p256dh"], given["keys"]["auth"], given.get("device", "")
        )


class SubscribeSerializer(AddressSerializer):
    device = serializers.CharField(max_length=80, allow_blank=True, default="")


class RenewSerializer(AddressSerializer):
    renewal_token = serializers.CharField(max_length=64)


class SubscriptionSerializer(serializers.ModelSerializer[PushSubscription]):
    device = serializers.CharField(read_only=True)
    usable = serializers.SerializerMethodField(
        help_text="False when its push service refused us for long: subscribe again."
    )

    here = serializers.SerializerMethodField(help_text="Whether the browser that asks subscribed with it.")

    class Meta:
        model = PushSubscription
        fields = ("id", "device", "created_at", "accepted_at", "usable", "here")
        read_only_fields = fields

    def get_usable(self, row: PushSubscription) -> bool:
        return row.disabled_at is None

    def get_here(self, row: PushSubscription) -> bool:
        return str(row.pk) == self.context["here"]


class SubscriptionListSerializer(serializers.Serializer[Any]):
    results = SubscriptionSerializer(many=True)
    next = serializers.CharField(allow_null=True)


class SubscribedSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    renewal_token = serializers.CharField()


class RenewedSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
