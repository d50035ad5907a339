"""Passkeys of an account over HTTP."""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from backend.accounts import passkeys
from backend.accounts.api.permissions import IsThrough
from backend.accounts.api.serializers import ConfirmedSerializer
from backend.accounts.api.throttling import PerCallerThrottle
from backend.accounts.models import Passkey
from backend.accounts.sign_in.here import device_of
from backend.core.api.envelopes import BoxField, BytesField
from backend.core.api.views import ActionView

_LONGEST = 8 * 1024  # of what a browser says of a passkey


class PasskeySerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField(read_only=True)
    name = serializers.CharField(max_length=passkeys.LONGEST_NAME)
    made_on = serializers.DateField(read_only=True)


class PasskeysSerializer(serializers.Serializer[Any]):
    results = PasskeySerializer(many=True)


class AskedSerializer(serializers.Serializer[Any]):
    challenge = serializers.CharField()


class NewPasskeySerializer(ConfirmedSerializer):
    name = serializers.CharField(max_length=passkeys.LONGEST_NAME)
    client_data = BytesField(longest=_LONGEST)
    attestation = BytesField(longest=_LONGEST)
    wrapped_user_key = BoxField(32)


class ShownPasskeySerializer(serializers.Serializer[Any]):
    credential = BytesField(longest=_LONGEST)
    client_data = BytesField(longest=_LONGEST)
    authenticator_data = BytesField(longest=_LONGEST)
    signature = BytesField(longest=_LONGEST)
    private_device = serializers.BooleanField(default=False, write_only=True)


class OpenedSerializer(serializers.Serializer[Any]):
    wrapped_user_key = serializers.CharField()


class PasskeysView(ActionView):
    permission_classes = [IsThrough]

    @extend_schema(operation_id="passkeys_list", responses=PasskeysSerializer)
    def get(self, request: Request) -> Response:
        rows = sorted(Passkey.objects.filter(user=self.user), key=lambda row: row.made_on)
        return self.output(PasskeysSerializer, {"results": rows})

    @extend_schema(
        operation_id="passkeys_add", request=NewPasskeySerializer, responses={201: PasskeySerializer}
    )
    def post(self, request: Request) -> Response:
        """Adds one, made upon a challenge of `passkeys/ask`."""
        given = dict(self.input(NewPasskeySerializer).validated_data)
        key = given.pop("current_auth_key")
        http = request._request
        row = passkeys.add(
            http, self.user, passkeys.Made(**given), current_auth_key=key, by=device_of(http), now=self.now
        )
        return self.output(PasskeySerializer, row, status=201)


class RemovePasskeyView(ActionView):
    permission_classes = [IsThrough]

    @extend_schema(operation_id="passkeys_remove", request=ConfirmedSerializer, responses={204: None})
    def post(self, request: Request, id: UUID) -> Response:
        given = self.input(ConfirmedSerializer).validated_data
        passkeys.remove(self.user, id, **given, by=device_of(request._request), now=self.now)
        return Response(status=204)


class AskView(ActionView):
    permission_classes = [AllowAny]
    throttle_classes = [PerCallerThrottle]
    throttle_scope = "passkey"

    @extend_schema(operation_id="passkeys_ask", request=None, responses=AskedSerializer)
    def post(self, request: Request) -> Response:
        """What a passkey is to sign, or be made upon; good once, in this session."""
        return Response({"challenge": passkeys.ask(request._request)})


class OpenView(ActionView):
    permission_classes = [AllowAny]
    throttle_classes = [PerCallerThrottle]
    throttle_scope = "passkey"

    @extend_schema(operation_id="passkeys_open", request=ShownPasskeySerializer, responses=OpenedSerializer)
    def post(self, request: Request) -> Response:
        """Signs in whoever is not, and gives the user key, wrapped for the holder of the passkey."""
        given = dict(self.input(ShownPasskeySerializer).validated_data)
        private = given.pop("private_device")
        http = request._request
        row = passkeys.open_by(http, passkeys.Shown(**given), private=private)
        return self.output(OpenedSerializer, row)
