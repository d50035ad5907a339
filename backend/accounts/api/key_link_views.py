"""A clinician's one-time link over HTTP: what it is for, and new keys by it. An account is made by sign-up."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from backend.accounts import clinicians, lost_keys
from backend.accounts.api.reading import let_back_in
from backend.accounts.api.serializers import NewVaultSerializer
from backend.accounts.api.throttling import PerCallerThrottle
from backend.accounts.models import Role
from backend.accounts.sign_in.here import device_of, hold
from backend.core.api.envelopes import BytesField
from backend.core.api.views import ActionView


class KeyLinkTokenSerializer(serializers.Serializer[Any]):
    link = serializers.CharField(max_length=64)


class RenewKeysSerializer(KeyLinkTokenSerializer):
    auth_key = BytesField(size=32)
    vault = NewVaultSerializer()


class KeyLinkSerializer(serializers.Serializer[Any]):
    """`username`: whose keys are made anew; null where the account is made with them."""

    username = serializers.CharField(source="user.username", default=None, allow_null=True)
    display_name = serializers.CharField()
    practice = serializers.CharField(source="practice.name", default="")
    response_window = serializers.CharField(source="shown_window")
    role = serializers.ChoiceField(choices=Role.choices)
    expires_at = serializers.DateTimeField()


class FindKeyLinkView(ActionView):
    permission_classes = [AllowAny]
    throttle_classes = [PerCallerThrottle]
    throttle_scope = "key-links"

    @extend_schema(operation_id="key_links_find", request=KeyLinkTokenSerializer, responses=KeyLinkSerializer)
    def post(self, request: Request) -> Response:
        token = self.input(KeyLinkTokenSerializer).validated_data["link"]
        return self.output(KeyLinkSerializer, clinicians.find_link(token, now=self.now))


class RenewKeysView(ActionView):
    permission_classes = [AllowAny]
    throttle_classes = [PerCallerThrottle]
    throttle_scope = "key-links"

    @extend_schema(operation_id="key_links_use", request=RenewKeysSerializer, responses={204: None})
    def post(self, request: Request) -> Response:
        """New keys in place of lost ones; every session of the account ends."""
        given, by = self.input(RenewKeysSerializer).validated_data, device_of(request._request)
        user = lost_keys.renew(token=given.pop("link"), **given, by=by, now=self.now)
        hold(request._request, by)
        return let_back_in(user.username)
