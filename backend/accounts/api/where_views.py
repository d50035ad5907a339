"""Where somebody is signed in, and what happened to their account, over HTTP."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from backend.accounts import where
from backend.accounts.api import where_serializers as serializers
from backend.accounts.api.permissions import IsThrough
from backend.accounts.sign_in import signed_in
from backend.accounts.sign_in.here import device_of
from backend.core.api.views import ActionView


class AccountEventsView(ActionView):
    permission_classes = [IsThrough]

    @extend_schema(operation_id="account_events_list", responses=serializers.AccountEventListSerializer)
    def get(self, request: Request) -> Response:
        """The newest hundred of a year."""
        here = device_of(request._request)
        return self.output_list(serializers.AccountEventSerializer, where.events(self.user), here=here)


class ToldView(ActionView):
    permission_classes = [IsThrough]

    @extend_schema(
        operation_id="account_events_told", request=serializers.ToldSerializer, responses={204: None}
    )
    def post(self, request: Request) -> Response:
        """This device need not say again what happened up to this number."""
        number = self.input(serializers.ToldSerializer).validated_data["number"]
        where.was_told(self.user, number, device_of(request._request))
        return Response(status=204)


class SignedInDevicesView(ActionView):
    permission_classes = [IsThrough]

    @extend_schema(operation_id="signed_in_devices_list", responses=serializers.SignedInDeviceListSerializer)
    def get(self, request: Request) -> Response:
        here = device_of(request._request)
        return self.output_list(serializers.SignedInDeviceSerializer, signed_in.living(self.user), here=here)


class SignedInDeviceView(ActionView):
    permission_classes = [IsThrough]

    @extend_schema(operation_id="signed_in_devices_end", responses={204: None})
    def delete(self, request: Request, id: UUID) -> Response:
        """Its next request is signed out. Notes no longer come to it."""
        where.sign_out(self.user, id, by=device_of(request._request), now=self.now)
        return Response(status=204)


class EndOthersView(ActionView):
    permission_classes = [IsThrough]

    @extend_schema(operation_id="signed_in_devices_end_others", request=None, responses={204: None})
    def post(self, request: Request) -> Response:
        where.sign_out_others(self.user, by=device_of(request._request), now=self.now)
        return Response(status=204)
