"""Accounts over HTTP. Sign-up, sign-in and second factors are allauth's (backend/accounts/adapter.py)."""

from typing import Any

from allauth.account.internal.stagekit import get_pending_stage
from django.contrib.auth import update_session_auth_hash
from django.middleware.csrf import get_token
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from backend.accounts import deployment, names, second_factor, selectors, services
from backend.accounts.api import serializers
from backend.accounts.api.permissions import IsThrough
from backend.accounts.api.reading import me, new_passphrase, read
from backend.accounts.api.throttling import PerAddressThrottle
from backend.accounts.models import Profile
from backend.core import push_key
from backend.core.api.permissions import second_factor_passed


class SessionView(APIView):
    permission_classes = [AllowAny]

    @extend_schema(operation_id="session_get", responses=serializers.SessionSerializer)
    def get(self, request: Request) -> Response:
        """Who is here. Between key and second factor nobody is signed in yet, and `user` says who is about to be."""
        signed_in = request.user.is_authenticated
        stage = None if signed_in else get_pending_stage(request._request)
        user: Any = request.user if signed_in else (stage and stage.login.user)
        about = user and {
            "id": str(user.pk),
            "username": user.username,
            "role": user.role,
            "second_factor": second_factor.state(user, second_factor_passed(request))
            if signed_in
            else "needed",
        }
        return Response(
            {
                "signed_in": signed_in,
                "user": about or None,
                "csrf_token": get_token(request._request),
                "vapid_public_key": push_key.public_key(),
                "version": deployment.version(),
            }
        )


class ProposedUsernameView(APIView):
    permission_classes = [AllowAny]
    throttle_classes = [PerAddressThrottle]
    throttle_scope = "sign-in"

    @extend_schema(operation_id="accounts_proposed_username", responses=serializers.UsernameSerializer)
    def get(self, request: Request) -> Response:
        return Response({"username": names.propose()})


class SignInParametersView(APIView):
    permission_classes = [AllowAny]
    throttle_classes = [PerAddressThrottle]
    throttle_scope = "sign-in"

    @extend_schema(
        operation_id="accounts_sign_in_parameters",
        request=serializers.UsernameSerializer,
        responses=serializers.KdfSerializer,
    )
    def post(self, request: Request) -> Response:
        values = read(serializers.UsernameSerializer, request)
        return Response(selectors.sign_in_parameters(values["username"]))


class VaultView(APIView):
    permission_classes = [IsThrough]

    @extend_schema(operation_id="vault_get", responses=serializers.VaultSerializer)
    def get(self, request: Request) -> Response:
        return Response(serializers.VaultSerializer(selectors.require_vault(me(request))).data)


class RecoveryView(APIView):
    permission_classes = [IsThrough]

    @extend_schema(
        operation_id="vault_recovery_put",
        request=serializers.RecoverySerializer,
        responses=serializers.VaultSerializer,
    )
    def put(self, request: Request) -> Response:
        values = read(serializers.RecoverySerializer, request)
        return Response(serializers.VaultSerializer(services.set_recovery(me(request), **values)).data)


class PassphraseView(APIView):
    permission_classes = [IsThrough]
    throttle_classes = [PerAddressThrottle]
    throttle_scope = "sign-in"

    @extend_schema(
        operation_id="vault_passphrase_put",
        request=serializers.ChangePassphraseSerializer,
        responses=serializers.VaultSerializer,
    )
    def put(self, request: Request) -> Response:
        values = read(serializers.ChangePassphraseSerializer, request)
        vault = services.change_passphrase(
            me(request), current_auth_key=values["current_auth_key"], new=new_passphrase(values)
        )
        update_session_auth_hash(request._request, me(request))  # this session goes on, every other one ends
        return Response(serializers.VaultSerializer(vault).data)


class CustodyView(APIView):
    permission_classes = [IsThrough]

    @extend_schema(
        operation_id="vault_custody_put",
        request=serializers.CustodySerializer,
        responses=serializers.VaultSerializer,
    )
    def put(self, request: Request) -> Response:
        values = read(serializers.CustodySerializer, request)
        return Response(serializers.VaultSerializer(services.set_custody(me(request), **values)).data)


class OpenRecoveryView(APIView):
    permission_classes = [AllowAny]
    throttle_classes = [PerAddressThrottle]
    throttle_scope = "recovery"

    @extend_schema(
        operation_id="recovery_open",
        request=serializers.OpenRecoverySerializer,
        responses=serializers.OpenedRecoverySerializer,
    )
    def post(self, request: Request) -> Response:
        vault = services.open_recovery(**read(serializers.OpenRecoverySerializer, request))
        return Response({"wrapped_user_key": vault.recovery_user_key})


class FinishRecoveryView(APIView):
    permission_classes = [AllowAny]
    throttle_classes = [PerAddressThrottle]
    throttle_scope = "recovery"

    @extend_schema(
        operation_id="recovery_finish", request=serializers.FinishRecoverySerializer, responses={204: None}
    )
    def post(self, request: Request) -> Response:
        values = read(serializers.FinishRecoverySerializer, request)
        services.finish_recovery(
            username=values["username"],
            recovery_auth_key=values["recovery_auth_key"],
            new=new_passphrase(values),
        )
        return Response(status=204)


class ProfileView(APIView):
    permission_classes = [IsThrough]

    @extend_schema(operation_id="profile_get", responses=serializers.ProfileSerializer)
    def get(self, request: Request) -> Response:
        return Response(serializers.ProfileSerializer(Profile.objects.get(user=me(request))).data)

    @extend_schema(
        operation_id="profile_patch",
        request=serializers.ProfileSerializer,
        responses=serializers.ProfileSerializer,
    )
    def patch(self, request: Request) -> Response:
        values = read(serializers.ProfileSerializer, request, partial=True)
        return Response(serializers.ProfileSerializer(services.save_profile(me(request), values)).data)
