"""A clinician's own page over HTTP."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.accounts.api.serializers import TimezoneField
from backend.accounts.models import LONGEST_SHOWN
from backend.clinic import own_account
from backend.core.api.permissions import IsClinician
from backend.core.api.shown import ShownField
from backend.core.api.views import ActionView


class OwnAccountSerializer(serializers.Serializer[Any]):
    display_name = serializers.CharField()
    timezone = serializers.CharField()
    practice = serializers.CharField()
    response_window = serializers.CharField()
    lacks = serializers.ListField(
        child=serializers.ChoiceField(choices=["passphrase", "authenticator", "sheet", "codes"])
    )


class ShownAccountSerializer(serializers.Serializer[Any]):
    """A page of before names the name alone, and not in an object."""

    display_name = ShownField()
    timezone = ShownField(required=False)

    def to_internal_value(self, data: Any) -> Any:
        return super().to_internal_value({"display_name": data} if isinstance(data, str) else data)


class ChangedAccountSerializer(serializers.Serializer[Any]):
    display_name = serializers.CharField(max_length=LONGEST_SHOWN, required=False)
    timezone = TimezoneField(required=False)
    before = ShownAccountSerializer(required=False)  # as the page showed it


class OwnAccountView(ActionView):
    permission_classes = [IsClinician]

    @extend_schema(operation_id="clinic_account_get", responses=OwnAccountSerializer)
    def get(self, request: Request) -> Response:
        return self.output(OwnAccountSerializer, own_account.account_of(self.user))

    @extend_schema(
        operation_id="clinic_account_patch", request=ChangedAccountSerializer, responses=OwnAccountSerializer
    )
    def patch(self, request: Request) -> Response:
        given = self.input(ChangedAccountSerializer).validated_data
        changed = own_account.change_account(self.user, **given, now=self.now)
        return self.output(OwnAccountSerializer, changed)
