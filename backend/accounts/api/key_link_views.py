"""A clinician's one-time link over HTTP: what it is for. The account itself is made by sign-up, which names the link."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from backend.accounts import clinicians
from backend.accounts.api.throttling import PerCallerThrottle
from backend.accounts.models import Role
from backend.core.api.views import ActionView


class KeyLinkTokenSerializer(serializers.Serializer[Any]):
    link = serializers.CharField(max_length=64)


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
