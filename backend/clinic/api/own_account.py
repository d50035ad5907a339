"""A clinician's own page over HTTP."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.accounts.models import LONGEST_SHOWN
from backend.clinic import own_account
from backend.core.api.permissions import IsClinician
from backend.core.api.views import ActionView


class OwnAccountSerializer(serializers.Serializer[Any]):
    display_name = serializers.CharField()
    practice = serializers.CharField()
    response_window = serializers.CharField()
    lacks = serializers.ListField(
        child=serializers.ChoiceField(choices=["passphrase", "authenticator", "sheet", "codes"])
    )


class RenameSerializer(serializers.Serializer[Any]):
    display_name = serializers.CharField(max_length=LONGEST_SHOWN)
    before = serializers.CharField(max_length=LONGEST_SHOWN, required=False)  # the name as the page showed it


class OwnAccountView(ActionView):
    permission_classes = [IsClinician]

    @extend_schema(operation_id="clinic_account_get", responses=OwnAccountSerializer)
    def get(self, request: Request) -> Response:
        return self.output(OwnAccountSerializer, own_account.account_of(self.user))

    @extend_schema(
        operation_id="clinic_account_patch", request=RenameSerializer, responses=OwnAccountSerializer
    )
    def patch(self, request: Request) -> Response:
        given = self.input(RenameSerializer).validated_data
        shown = given.get("before")
        renamed = own_account.rename(self.user, given["display_name"], shown=shown, now=self.now)
        return self.output(OwnAccountSerializer, renamed)
