"""allauth, as Attune uses it. Its traps and the reasons stand beside each method."""

import json
import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.headless.internal.restkit.response import ErrorResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from django import forms
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from backend.accounts import clinicians, locks, services, usernames
from backend.accounts.models import User
from backend.accounts.sign_in import arrivals, sessions, signed_in
from backend.accounts.sign_in.here import device_of
from backend.accounts.sign_in.limits import limits
from backend.core import key_shares
from backend.core.errors import DomainError
from backend.core.keyring import keyring
from backend.core.limits import Limit

SECOND_FACTOR_AAD = b"mfa.authenticator.data"
log = logging.getLogger("attune.security")


class AccountAdapter(DefaultAccountAdapter):
    """Sign-up that makes account and vault together, limits that lock nobody out, no e-mail."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_taken": "This name is in use already. Please choose another.",
        **usernames.PROBLEMS,
        "username_password_mismatch": "Name and passphrase do not fit together.",
        "too_many_login_attempts": "That was many tries in a short time. Please wait a few minutes.",
        "incorrect_password": "The passphrase does not fit.",
    }

    def clean_username(self, username: str, shallow: bool = False) -> str:
        username = usernames.normalise(username)
        if problem := usernames.find_problem(username):
            raise self.validation_error(problem)
        return super().clean_username(username, shallow)

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        """Makes user, profile, data key and vault, or none of them."""
        user = super().save_user(request, user, form, commit=False)
        sessions.remember_private_device(request, form.cleaned_data["private_device"])
        given = {"vault": form.cleaned_data["vault"], "now": timezone.now(), **form.profile()}
        link, name = form.cleaned_data["link"], form.cleaned_data["display_name"]
        try:
            if link:
                clinicians.sign_up(user, token=link, display_name=name, **given)
            else:
                services.sign_up(user, **given)
        except IntegrityError:  # somebody took the name since it was looked up
            form.add_error("username", self.validation_error("username_taken"))
            raise ImmediateHttpResponse(ErrorResponse(request, input=form)) from None
        except DomainError as error:
            form.add_error(next(iter(error.fields)), forms.ValidationError(error.message, code=error.code))
            raise ImmediateHttpResponse(ErrorResponse(request, input=form)) from None
        request.attune_signed_up = True  # type: ignore[attr-defined]  # for `login` below
        return user

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuses a try where enough wrong ones were made. allauth's own limit is per username alone, with which
        anybody could lock a person out by trying.
        """
        username = usernames.as_given(credentials.get("username", ""))
        if not usernames.is_well_formed(username):
            raise self.validation_error("username_password_mismatch")
        if reached := [limit.name for limit in self._limits(request, username) if limit.is_reached()]:
            log.warning("A sign-in was held up: %s.", ", ".join(reached))
            raise self.validation_error("too_many_login_attempts")

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        log.warning("A sign-in was refused: the key does not fit.")  # of whom is nobody's business
        for limit in self._limits(request, credentials["username"]):
            limit.count()

    def _limits(self, request: HttpRequest, username: str) -> list[Limit]:
        return limits(request, username, self.get_client_ip(request))

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        if "username" in credentials:
            credentials["username"] = usernames.as_given(credentials["username"])
        user = super().authenticate(request, **credentials)
        return None if user and key_shares.is_erased(user.pk) else user  # it came back with a backup

    def pre_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse | None:
        """Notes what the sign-in says about the device; a second factor may still stand between this and `login`."""
        if not kwargs.get("signup"):
            said = getattr(request, "attune_private", None)  # by what has read the body
            private = _body(request).get("private_device") is True if said is None else said
            sessions.remember_private_device(request, private)
        return super().pre_login(request, user, **kwargs)

    def login(self, request: HttpRequest, user: User) -> None:
        super().login(request, user)
        private = sessions.begin(request, user)
        arrivals.note(request, user, private=private, first=getattr(request, "attune_signed_up", False))
        if sessions.is_bounded(user.role):  # who works here; when a client came is written nowhere
            ways = [record["method"] for record in get_authentication_records(request, user)]
            log.info("Signed in: %s %s by %s.", user.role, user.pk, ", ".join(ways))

    def logout(self, request: HttpRequest) -> None:
        """What is left on the device stays closed for good: the server's half of its lock is destroyed. The browser is
        told to let go of what it keeps, where the device says that nobody else's writes wait in it.
        """
        locks.end_with(request.session)
        signed_in.forget(device_of(request))
        # Read by the middleware.
        request.attune_clear = request.headers.get("Attune-Clear") == "storage"  # type: ignore[attr-defined]
        super().logout(request)

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: the client has words of its own, and a stored message would outlive the sign-in."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Nothing: an account needs no e-mail, and no e-mail may tell somebody else that there is one."""


class MFAAdapter(DefaultMFAAdapter):
    """Keeps second-factor secrets under the keyring; allauth's own adapter stores them readable."""

    def encrypt(self, text: str) -> str:
        return keyring().seal(text.encode(), SECOND_FACTOR_AAD)

    def decrypt(self, encrypted_text: str) -> str:
        """Raises CannotOpen for a value that this deployment did not seal."""
        return keyring().open(encrypted_text, SECOND_FACTOR_AAD).decode()


def _body(request: HttpRequest) -> dict[str, Any]:
    try:
        body = json.loads(request.body)
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}
