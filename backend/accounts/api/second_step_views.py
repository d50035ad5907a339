"""The second step at sign-in over HTTP: set up, taken away, and its spare codes made anew."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from backend.accounts import second_steps
from backend.accounts.api.permissions import IsThrough
from backend.accounts.api.serializers import ConfirmedSerializer
from backend.accounts.sign_in import second_factor
from backend.accounts.sign_in.here import device_of
from backend.core.api.views import ActionView

_SECRET = "attune_new_second_step"  # noqa: S105 - in the session, until a code of it came


class SecondStepSerializer(serializers.Serializer[Any]):
    app = serializers.BooleanField()
    codes_left = serializers.IntegerField()


class NewSecretSerializer(serializers.Serializer[Any]):
    secret = serializers.CharField()
    address = serializers.CharField()


class AddSecondStepSerializer(ConfirmedSerializer):
    code = serializers.CharField(max_length=16)


class ReplaceSecondStepSerializer(AddSecondStepSerializer):
    """`factor`: a code of the app before, or a backup code, where the second step was not shown a moment ago."""

    factor = serializers.CharField(max_length=16, required=False, allow_blank=True, default="")


class SpareCodesSerializer(serializers.Serializer[Any]):
    codes = serializers.ListField(child=serializers.CharField())


class SecondStepView(ActionView):
    permission_classes = [IsThrough]

    @extend_schema(operation_id="second_step_show", responses=SecondStepSerializer)
    def get(self, request: Request) -> Response:
        return self.output(SecondStepSerializer, second_steps.status_of(self.user))


class NewSecretView(ActionView):
    """Whoever has to have a second step and has none gets this far too."""

    permission_classes = [IsAuthenticated]

    @extend_schema(operation_id="second_step_secret", responses=NewSecretSerializer)
    def get(self, request: Request) -> Response:
        """What an authenticator app is given, the same until a code of it came; nothing changes before that."""
        made = second_steps.new_secret(self.user, request.session.get(_SECRET))
        request.session[_SECRET] = made.secret
        return self.output(NewSecretSerializer, made)


class AddSecondStepView(ActionView):
    permission_classes = [IsAuthenticated]

    @extend_schema(
        operation_id="second_step_add", request=AddSecondStepSerializer, responses=SpareCodesSerializer
    )
    def post(self, request: Request) -> Response:
        """The spare codes, shown only now. This session has then passed the second step."""
        values = self.input(AddSecondStepSerializer).validated_data
        secret, by = request.session.get(_SECRET, ""), device_of(request._request)
        codes = second_steps.add(self.user, secret=secret, **values, by=by, now=self.now)
        del request.session[_SECRET]
        record_authentication(request._request, self.user, method="mfa", type="totp")
        return Response({"codes": codes})


class OtherAppView(ActionView):
    """An authenticator app in place of the one there is, as on a new phone."""

    permission_classes = [IsThrough]

    @extend_schema(operation_id="second_step_other", responses=NewSecretSerializer)
    def get(self, request: Request) -> Response:
        made = second_steps.other_secret(self.user, request.session.get(_SECRET))
        request.session[_SECRET] = made.secret
        return self.output(NewSecretSerializer, made)

    @extend_schema(
        operation_id="second_step_replace",
        request=ReplaceSecondStepSerializer,
        responses=SpareCodesSerializer,
    )
    def post(self, request: Request) -> Response:
        """New backup codes too, shown only now."""
        values = self.input(ReplaceSecondStepSerializer).validated_data
        second_factor.require_fresh(request._request, self.user, values.pop("factor"), self.now)
        secret, by = request.session.get(_SECRET, ""), device_of(request._request)
        codes = second_steps.replace(self.user, secret=secret, **values, by=by, now=self.now)
        del request.session[_SECRET]
        return Response({"codes": codes})


class RemoveSecondStepView(ActionView):
    permission_classes = [IsThrough]

    @extend_schema(operation_id="second_step_remove", request=ConfirmedSerializer, responses={204: None})
    def post(self, request: Request) -> Response:
        values = self.input(ConfirmedSerializer).validated_data
        second_steps.remove(self.user, **values, by=device_of(request._request), now=self.now)
        return Response(status=204)


class SpareCodesView(ActionView):
    permission_classes = [IsThrough]

    @extend_schema(
        operation_id="second_step_codes", request=ConfirmedSerializer, responses=SpareCodesSerializer
    )
    def post(self, request: Request) -> Response:
        values = self.input(ConfirmedSerializer).validated_data
        codes = second_steps.renew_codes(self.user, **values, by=device_of(request._request), now=self.now)
        return Response({"codes": codes})
