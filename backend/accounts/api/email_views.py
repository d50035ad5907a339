"""Getting back in by e-mail over HTTP."""

from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from backend.accounts.api import email_serializers as serializers
from backend.accounts.api.permissions import IsThrough
from backend.accounts.api.reading import let_back_in, new_passphrase
from backend.accounts.api.serializers import ConfirmedSerializer, UsernameSerializer
from backend.accounts.api.throttling import PerCallerThrottle, caller_of
from backend.accounts.recovery import by_email
from backend.accounts.sign_in.here import device_of, hold
from backend.core.api.views import ActionView


class RecoveryEmailView(ActionView):
    permission_classes = [IsThrough]

    def get_throttles(self) -> list[PerCallerThrottle]:  # type: ignore[override]  # the stubs want the base class's list
        """Only giving an address is limited: it sends an e-mail and tries a key."""
        self.throttle_scope = "vault-email"
        return [PerCallerThrottle()] if self.request.method == "PUT" else []

    @extend_schema(operation_id="vault_email_get", responses=serializers.RecoveryEmailSerializer)
    def get(self, request: Request) -> Response:
        return self.output(serializers.RecoveryEmailSerializer, by_email.status_of(self.user))

    @extend_schema(
        operation_id="vault_email_put",
        request=serializers.GiveEmailSerializer,
        responses=serializers.RecoveryEmailSerializer,
    )
    def put(self, request: Request) -> Response:
        values = self.input(serializers.GiveEmailSerializer).validated_data
        given = by_email.give(self.user, **values, by=device_of(request._request), now=self.now)
        return self.output(serializers.RecoveryEmailSerializer, given)


class RemoveEmailView(ActionView):
    permission_classes = [IsThrough]

    @extend_schema(operation_id="vault_email_remove", request=ConfirmedSerializer, responses={204: None})
    def post(self, request: Request) -> Response:
        values = self.input(ConfirmedSerializer).validated_data
        by_email.remove(self.user, **values, by=device_of(request._request), now=self.now)
        return Response(status=204)


class ConfirmEmailView(ActionView):
    permission_classes = [IsThrough]

    @extend_schema(
        operation_id="vault_email_confirm",
        request=serializers.CodeSerializer,
        responses=serializers.RecoveryEmailSerializer,
    )
    def post(self, request: Request) -> Response:
        values = self.input(serializers.CodeSerializer).validated_data
        by = device_of(request._request)
        kept = by_email.confirm(
            self.user, code=values["code"], caller=caller_of(request), by=by, now=self.now
        )
        return self.output(serializers.RecoveryEmailSerializer, kept)


class AskForCodeView(ActionView):
    permission_classes = [AllowAny]
    throttle_classes = [PerCallerThrottle]
    throttle_scope = "recovery-email"

    @extend_schema(operation_id="recovery_email_ask", request=UsernameSerializer, responses={202: None})
    def post(self, request: Request) -> Response:
        """The answer is the same, after the same work, whether or not an e-mail is sent."""
        by_email.ask(self.input(UsernameSerializer).validated_data["username"])
        return Response(status=202)


class OpenByCodeView(ActionView):
    permission_classes = [AllowAny]
    throttle_classes = [PerCallerThrottle]
    throttle_scope = "recovery-email-open"

    @extend_schema(
        operation_id="recovery_email_open",
        request=serializers.OpenByCodeSerializer,
        responses=serializers.OpenedByCodeSerializer,
    )
    def post(self, request: Request) -> Response:
        values = self.input(serializers.OpenByCodeSerializer).validated_data
        opened = by_email.open_by_code(**values, caller=caller_of(request), now=self.now)
        return self.output(serializers.OpenedByCodeSerializer, opened)


class FinishByCodeView(ActionView):
    permission_classes = [AllowAny]
    throttle_classes = [PerCallerThrottle]
    throttle_scope = "recovery-email-finish"

    @extend_schema(
        operation_id="recovery_email_finish",
        request=serializers.FinishByCodeSerializer,
        responses={204: None},
    )
    def post(self, request: Request) -> Response:
        values, by = (
            self.input(serializers.FinishByCodeSerializer).validated_data,
            device_of(request._request),
        )
        by_email.finish(
            username=values["username"],
            ticket=values["ticket"],
            new=new_passphrase(values),
            by=by,
            now=self.now,
        )
        hold(request._request, by)
        return let_back_in(values["username"])
