"""Accounts over HTTP. Sign-up, sign-in and second factors are allauth's (backend/accounts/sign_in/adapter.py)."""

from allauth.account.internal.stagekit import get_pending_stage
from django.contrib.auth import update_session_auth_hash
from django.middleware.csrf import get_token
from django.utils.translation import get_language
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from backend.accounts import deployment, selectors, services, usernames, where
from backend.accounts.api import serializers
from backend.accounts.api.permissions import IsThrough
from backend.accounts.api.reading import let_back_in, new_passphrase
from backend.accounts.api.throttling import PerCallerThrottle
from backend.accounts.languages import SOURCE, language_of
from backend.accounts.models import Profile, User
from backend.accounts.recovery import by_card
from backend.accounts.sign_in import second_factor, signed_in
from backend.accounts.sign_in.here import device_of, hold
from backend.core import push_key
from backend.core.api.permissions import second_factor_passed
from backend.core.api.views import ActionView


class SessionView(ActionView):
    permission_classes = [AllowAny]

    @extend_schema(operation_id="session_get", responses=serializers.SessionSerializer)
    def get(self, request: Request) -> Response:
        """Who is here. Between key and second factor nobody is signed in yet, and `user` says who is about to be."""
        user = self.user if self.signed_in else _about_to_be(request)
        return Response(
            {
                "signed_in": self.signed_in,
                "user": user and _shown(user, self.signed_in, request),
                "news": where.find_news(self.user, device_of(request._request)) if self.signed_in else None,
                "custody": selectors.find_custody(self.user) if self.signed_in else None,
                "csrf_token": get_token(request._request),
                "vapid_public_key": push_key.public_key(),
                "version": deployment.version(),
            }
        )


def _about_to_be(request: Request) -> User | None:
    """Who has shown their key and not their second factor yet."""
    stage = get_pending_stage(request._request)
    return stage.login.user if stage else None


def _shown(user: User, signed_in: bool, request: Request) -> dict[str, str]:
    factor = second_factor.state(user, second_factor_passed(request)) if signed_in else "needed"
    return {"id": str(user.pk), "username": user.username, "role": user.role, "second_factor": factor}


class ProposedUsernameView(ActionView):
    permission_classes = [AllowAny]
    throttle_classes = [PerCallerThrottle]
    throttle_scope = "proposed-username"

    @extend_schema(operation_id="accounts_proposed_username", responses=serializers.UsernameSerializer)
    def get(self, request: Request) -> Response:
        return Response({"username": usernames.propose(language_of(get_language() or SOURCE))})


class SignInParametersView(ActionView):
    permission_classes = [AllowAny]
    throttle_classes = [PerCallerThrottle]
    throttle_scope = "sign-in-parameters"

    @extend_schema(
        operation_id="accounts_sign_in_parameters",
        request=serializers.UsernameSerializer,
        responses=serializers.KdfSerializer,
    )
    def post(self, request: Request) -> Response:
        values = self.input(serializers.UsernameSerializer).validated_data
        return Response(selectors.sign_in_parameters(values["username"]))


class VaultView(ActionView):
    permission_classes = [IsThrough]

    @extend_schema(operation_id="vault_get", responses=serializers.VaultSerializer)
    def get(self, request: Request) -> Response:
        return self.output(serializers.VaultSerializer, selectors.require_vault(self.user))


class RecoveryView(ActionView):
    permission_classes = [IsThrough]

    @extend_schema(
        operation_id="vault_recovery_put",
        request=serializers.NewRecoverySerializer,
        responses=serializers.VaultSerializer,
    )
    def put(self, request: Request) -> Response:
        values = self.input(serializers.NewRecoverySerializer).validated_data
        vault = by_card.keep_card(self.user, **values, by=device_of(request._request), now=self.now)
        return self.output(serializers.VaultSerializer, vault)


class PassphraseView(ActionView):
    permission_classes = [IsThrough]
    throttle_classes = [PerCallerThrottle]
    throttle_scope = "vault-passphrase"

    @extend_schema(
        operation_id="vault_passphrase_put",
        request=serializers.ChangePassphraseSerializer,
        responses=serializers.VaultSerializer,
    )
    def put(self, request: Request) -> Response:
        values = self.input(serializers.ChangePassphraseSerializer).validated_data
        vault = services.change_passphrase(
            self.user,
            current_auth_key=values["current_auth_key"],
            new=new_passphrase(values),
            end_recovery=values["end_recovery"],
            by=device_of(request._request),
            now=self.now,
        )
        update_session_auth_hash(request._request, self.user)  # this session goes on, every other one ends
        signed_in.move(device_of(request._request), str(request.session.session_key))
        return self.output(serializers.VaultSerializer, vault)


class CustodyView(ActionView):
    permission_classes = [IsThrough]

    @extend_schema(
        operation_id="vault_custody_put",
        request=serializers.NewCustodySerializer,
        responses=serializers.VaultSerializer,
    )
    def put(self, request: Request) -> Response:
        values = self.input(serializers.NewCustodySerializer).validated_data
        vault = services.set_custody(self.user, **values, by=device_of(request._request), now=self.now)
        return self.output(serializers.VaultSerializer, vault)


class OpenRecoveryView(ActionView):
    permission_classes = [AllowAny]
    throttle_classes = [PerCallerThrottle]
    throttle_scope = "recovery-open"

    @extend_schema(
        operation_id="recovery_open",
        request=serializers.OpenRecoverySerializer,
        responses=serializers.OpenedRecoverySerializer,
    )
    def post(self, request: Request) -> Response:
        vault = by_card.open_by_card(**self.input(serializers.OpenRecoverySerializer).validated_data)
        return Response({"wrapped_user_key": vault.recovery_user_key})


class FinishRecoveryView(ActionView):
    permission_classes = [AllowAny]
    throttle_classes = [PerCallerThrottle]
    throttle_scope = "recovery-finish"

    @extend_schema(
        operation_id="recovery_finish", request=serializers.FinishRecoverySerializer, responses={204: None}
    )
    def post(self, request: Request) -> Response:
        values, by = (
            self.input(serializers.FinishRecoverySerializer).validated_data,
            device_of(request._request),
        )
        by_card.finish(
            username=values["username"],
            recovery_auth_key=values["recovery_auth_key"],
            new=new_passphrase(values),
            by=by,
            now=self.now,
        )
        hold(request._request, by)
        return let_back_in(values["username"])


class ProfileView(ActionView):
    permission_classes = [IsThrough]

    @extend_schema(operation_id="profile_get", responses=serializers.ProfileSerializer)
    def get(self, request: Request) -> Response:
        return self.output(serializers.ProfileSerializer, Profile.objects.get(user=self.user))

    @extend_schema(
        operation_id="profile_patch",
        request=serializers.ProfileSerializer,
        responses=serializers.ProfileSerializer,
    )
    def patch(self, request: Request) -> Response:
        values = self.input(serializers.ProfileSerializer, partial=True).validated_data
        return self.output(serializers.ProfileSerializer, services.save_profile(self.user, values))
