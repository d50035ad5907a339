"""Getting back in by e-mail over HTTP."""

from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from backend.accounts import recovery_email
from backend.accounts.api import email_serializers as shapes
from backend.accounts.api.permissions import IsThrough
from backend.accounts.api.serializers import UsernameSerializer
from backend.accounts.api.throttling import PerAddressThrottle, caller_of
from backend.accounts.api.views import _me, _new_passphrase, _read


class RecoveryEmailView(APIView):
    permission_classes = [IsThrough]

    def get_throttles(self) -> list[PerAddressThrottle]:  # type: ignore[override]
        """Only giving an address is limited: it sends a letter and tries a key."""
        self.throttle_scope = "recovery"
        return [PerAddressThrottle()] if self.request.method == "PUT" else []

    @extend_schema(operation_id="vault_email_get", responses=shapes.RecoveryEmailSerializer)
    def get(self, request: Request) -> Response:
        return Response(shapes.RecoveryEmailSerializer(recovery_email.standing(_me(request))).data)

    @extend_schema(
        operation_id="vault_email_put",
        request=shapes.GiveEmailSerializer,
        responses=shapes.RecoveryEmailSerializer,
    )
    def put(self, request: Request) -> Response:
        values = _read(shapes.GiveEmailSerializer, request)
        return Response(shapes.RecoveryEmailSerializer(recovery_email.give(_me(request), **values)).data)

    @extend_schema(operation_id="vault_email_delete", responses={204: None})
    def delete(self, request: Request) -> Response:
        recovery_email.remove(_me(request))
        return Response(status=204)


class ConfirmEmailView(APIView):
    permission_classes = [IsThrough]

    @extend_schema(
        operation_id="vault_email_confirm",
        request=shapes.CodeSerializer,
        responses=shapes.RecoveryEmailSerializer,
    )
    def post(self, request: Request) -> Response:
        values = _read(shapes.CodeSerializer, request)
        kept = recovery_email.confirm(_me(request), code=values["code"], caller=caller_of(request))
        return Response(shapes.RecoveryEmailSerializer(kept).data)


class AskForCodeView(APIView):
    permission_classes = [AllowAny]
    throttle_classes = [PerAddressThrottle]
    throttle_scope = "recovery"

    @extend_schema(operation_id="recovery_email_ask", request=UsernameSerializer, responses={202: None})
    def post(self, request: Request) -> Response:
        """The answer is the same, after the same work, whether or not a letter is sent."""
        recovery_email.ask(_read(UsernameSerializer, request)["username"])
        return Response(status=202)


class OpenByCodeView(APIView):
    permission_classes = [AllowAny]
    throttle_classes = [PerAddressThrottle]
    throttle_scope = "recovery"

    @extend_schema(
        operation_id="recovery_email_open",
        request=shapes.OpenByCodeSerializer,
        responses=shapes.OpenedByCodeSerializer,
    )
    def post(self, request: Request) -> Response:
        values = _read(shapes.OpenByCodeSerializer, request)
        opened = recovery_email.open_by_code(**values, caller=caller_of(request))
        return Response(shapes.OpenedByCodeSerializer(opened).data)


class FinishByCodeView(APIView):
    permission_classes = [AllowAny]
    throttle_classes = [PerAddressThrottle]
    throttle_scope = "recovery"

    @extend_schema(
        operation_id="recovery_email_finish", request=shapes.FinishByCodeSerializer, responses={204: None}
    )
    def post(self, request: Request) -> Response:
        values = _read(shapes.FinishByCodeSerializer, request)
        recovery_email.finish(
            username=values["username"], ticket=values["ticket"], new=_new_passphrase(values)
        )
        return Response(status=204)
