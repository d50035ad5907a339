from allauth.account.adapter import get_adapter
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from backend.accounts.api.permissions import IsThrough
from backend.accounts.api.serializers import ConfirmedSerializer
from backend.accounts.sign_in.here import device_of
from backend.core.api.views import ActionView
from backend.privacy import selectors, services
from backend.privacy.api.serializers import ErasureSerializer, KeptDataSerializer, NewErasureSerializer


class DataView(ActionView):
    permission_classes = [IsThrough]

    @extend_schema(operation_id="account_data", request=ConfirmedSerializer, responses=KeptDataSerializer)
    def post(self, request: Request) -> Response:
        """What the server keeps of the person who asks, beside what only their devices can open."""
        given = self.input(ConfirmedSerializer).validated_data
        services.note_export(self.user, **given, by=device_of(request._request), now=self.now)
        kept = {"username": self.user.username, "categories": selectors.shown(self.user)}
        return self.output(KeptDataSerializer, kept)


class ErasureView(ActionView):
    permission_classes = [IsThrough]

    @extend_schema(operation_id="account_erasure_get", responses=ErasureSerializer)
    def get(self, request: Request) -> Response:
        erasure = selectors.find_erasure(self.user)
        return Response({"due_at": erasure and erasure.due_at})

    @extend_schema(
        operation_id="account_erasure_ask", request=NewErasureSerializer, responses=ErasureSerializer
    )
    def post(self, request: Request) -> Response:
        given = self.input(NewErasureSerializer).validated_data
        erasure = services.ask(self.user, **given, by=device_of(request._request), now=self.now)
        get_adapter().logout(request._request)
        return Response({"due_at": erasure.due_at if given["when"] == "in_a_day" else None})


class UndoErasureView(ActionView):
    permission_classes = [IsThrough]

    @extend_schema(operation_id="account_erasure_undo", request=None, responses={204: None})
    def post(self, request: Request) -> Response:
        services.undo(self.user, by=device_of(request._request), now=self.now)
        return Response(status=204)
