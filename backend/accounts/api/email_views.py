"""Getting back in by e-mail over HTTP."""

from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from backend.accounts import recovery_email
from backend.accounts.api import email_serializers as shapes
from backend.accounts.api.permissions import IsThrough
from backend.accounts.api.reading import me, new_passphrase, read
from backend.accounts.api.serializers import UsernameSerializer
from backend.accounts.api.throttling import PerAddressThrottle, caller_of


class RecoveryEmailView(APIView):
    permission_classes = [IsThrough]

    def get_throttles(self) -> list[PerAddressThrottle]:  # type: ignore[override]  # the stubs want the base class's list
        """Only giving an address is limited: it sends a letter and tries a key."""
        self.throttle_scope = "recovery"
        return [PerAddressThrottle()] if self.request.method == "PUT" else []

    @extend_schema(operation_id="vault_email_get", responses=shapes.RecoveryEmailSerializer)
    def get(self, request: Request) -> Response:
        return Response(shapes.RecoveryEmailSerializer(recovery_email.standing(me(request))).data)

    @extend_schema(
        operation_id="vault_email_put",
        request=shapes.GiveEmailSerializer,
        responses=shapes.RecoveryEmailSerializer,
    )
    def put(self, request: Request) -> Response:
        values = read(shapes.GiveEmailSerializer, request)
        return Response(shapes.RecoveryEmailSerializer(recovery_email.give(me(request), **values)).data)

    @extend_schema(operation_id="vault_email_delete", responses={204: None})
    def delete(self, request: Request) -> Response:
        recovery_email.remove(me(request))
        return Response(status=204)


class ConfirmEmailView(APIView):
    permission_classes = [IsThrough]

    @extend_schema(
        operation_id="vault_email_confirm",
        request=shapes.CodeSerializer,
        responses=shapes.RecoveryEmailSerializer,
    )
    def post(self, request: Request) -> Response:
        values = read(shapes.CodeSerializer, request)
        kept = recovery_email.confirm(me(request), code=values["code"], caller=caller_of(request))
        return Response(shapes.RecoveryEmailSerializer(kept).data)


class AskForCodeView(APIView):
    permission_classes = [AllowAny]
    throttle_classes = [PerAddressThrottle]
    throttle_scope = "recovery"

    @extend_schema(operation_id="recovery_email_ask", request=UsernameSerializer, responses={202: None})
    def post(self, request: Request) -> Response:
        """The answer is the same, after the same work, whether or not a letter is sent."""
        recovery_email.ask(read(UsernameSerializer, request)["username"])
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
        values = read(shapes.OpenByCodeSerializer, request)
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
        values = read(shapes.FinishByCodeSerializer, request)
        recovery_email.finish(
            username=values["username"], ticket=values["ticket"], new=new_passphrase(values)
        )
        return Response(status=204)
