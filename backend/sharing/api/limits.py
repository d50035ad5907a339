"""What a clinician may have to pass on, as they say it themselves."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.core.api.envelopes import BytesField
from backend.core.api.permissions import IsClinician
from backend.core.api.shown import ShownField
from backend.core.api.views import ActionView
from backend.sharing import limits, selectors
from backend.sharing.api.serializers import LimitsSerializer
from backend.sharing.models import LONGEST_LIMITS


class OwnLimitsSerializer(serializers.Serializer[Any]):
    limits = LimitsSerializer(allow_null=True)


class NewLimitsSerializer(serializers.Serializer[Any]):
    text = serializers.CharField(max_length=LONGEST_LIMITS, allow_blank=True)
    signature = BytesField(size=64)
    before = ShownField(required=False)  # as the page showed it


class OwnLimitsView(ActionView):
    permission_classes = [IsClinician]

    @extend_schema(operation_id="clinic_limits_get", responses=OwnLimitsSerializer)
    def get(self, request: Request) -> Response:
        return self.output(OwnLimitsSerializer, {"limits": selectors.find_limits(self.user)})

    @extend_schema(
        operation_id="clinic_limits_put", request=NewLimitsSerializer, responses=OwnLimitsSerializer
    )
    def put(self, request: Request) -> Response:
        given = self.input(NewLimitsSerializer)
        said = limits.say_limits(self.user, **given.validated_data)
        return self.output(OwnLimitsSerializer, {"limits": said})
