"""Passkeys of an account: each signs in and opens the words, on any device that holds it (ADR 28).

The user key stands here once more, wrapped by what the passkey's PRF gives to its holder and to nobody else. Its
signature shows that the person unlocked it, so it counts for both steps of a sign-in.
"""

import hashlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.db import transaction
from django.http import HttpRequest
from fido2.server import Fido2Server
from fido2.webauthn import AttestedCredentialData, PublicKeyCredentialRpEntity, UserVerificationRequirement

from backend.accounts.models import EventKind, Passkey, User
from backend.accounts.services import note_event, require_passphrase
from backend.accounts.sign_in.here import Device
from backend.accounts.vault.encoding import from_base64url, to_base64url
from backend.core import key_shares
from backend.core.errors import Conflict, Invalid, NotFound

MOST = 20
LONGEST_NAME = 60
_VERIFIED = UserVerificationRequirement.REQUIRED
_ASKED = "attune_passkey"  # in the session, until an answer came


@dataclass(frozen=True)
class Site:
    """Where the passkeys belong, as the browser sees it."""

    origin: str
    host: str

    def server(self) -> Fido2Server:
        entity = PublicKeyCredentialRpEntity(id=self.host, name="Attune")
        return Fido2Server(entity, verify_origin=lambda origin: origin == self.origin)


def site_of(request: HttpRequest) -> Site:
    return Site(f"{request.scheme}://{request.get_host()}", request.get_host().partition(":")[0])


def ask(request: HttpRequest) -> str:
    """A challenge for this session. It is good for one answer."""
    _, state = site_of(request).server().authenticate_begin(user_verification=_VERIFIED)
    request.session[_ASKED] = state["challenge"]
    return str(state["challenge"])


@dataclass(frozen=True)
class Made:
    """What a browser says of a new passkey, and the user key wrapped by it."""

    client_data: str
    attestation: str
    wrapped_user_key: str
    name: str


def add(
    request: HttpRequest, user: User, made: Made, *, current_auth_key: str, by: Device, now: datetime
) -> Passkey:
    """Raises like `require_passphrase`, Invalid("passkey_refused"), Conflict("too_many_passkeys")."""
    require_passphrase(user, current_auth_key, by)
    response = {"clientDataJSON": made.client_data, "attestationObject": made.attestation}
    try:
        data = (
            site_of(request)
            .server()
            .register_complete(_state(request), _credential(b"new", response))
            .credential_data
        )
    except (ValueError, TypeError, KeyError) as error:
        raise _refused() from error
    if data is None:
        raise _refused()
    credential = to_base64url(data.credential_id)
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        if Passkey.objects.filter(user=user).count() >= MOST:
            raise Conflict("too_many_passkeys", "There are many passkeys already. Please remove one first.")
        if Passkey.objects.filter(credential_hash=_hash(credential)).exists():
            raise _refused()
        row = Passkey.objects.create(
            user=user,
            credential_hash=_hash(credential),
            public_key=to_base64url(bytes(data)),
            wrapped_user_key=made.wrapped_user_key,
            name=made.name,
            made_on=now.date(),
        )
        note_event(user, EventKind.PASSKEY_ADDED, by=by, now=now)
    return row


@dataclass(frozen=True)
class Shown:
    """What a browser says of a passkey that somebody has just unlocked."""

    credential: str
    client_data: str
    authenticator_data: str
    signature: str


def open_by(request: HttpRequest, shown: Shown, *, private: bool) -> Passkey:
    """The passkey; whoever was nobody is then signed in. Raises Invalid("passkey_refused") whatever does not fit."""
    row = Passkey.objects.select_related("user").filter(credential_hash=_hash(shown.credential)).first()
    state = _state(request)
    if row is None or not row.user.is_active or key_shares.is_erased(row.user_id):
        raise _refused()
    response = {
        "clientDataJSON": shown.client_data,
        "authenticatorData": shown.authenticator_data,
        "signature": shown.signature,
    }
    try:
        known = AttestedCredentialData(from_base64url(row.public_key))
        site_of(request).server().authenticate_complete(
            state, [known], _credential(from_base64url(shown.credential), response)
        )
    except (ValueError, TypeError, KeyError) as error:
        raise _refused() from error
    if request.user.is_authenticated:
        if request.user.pk != row.user_id:
            raise _refused()
        return row
    record_authentication(request, row.user, method="mfa", type="webauthn", passwordless=True)
    # Read by the adapter, for the body is read here already; a request has no field of ours.
    request.attune_private = private  # type: ignore[attr-defined]
    perform_login(request, Login(user=row.user))
    return row


def remove(user: User, id: uuid.UUID, *, current_auth_key: str, by: Device, now: datetime) -> None:
    """Raises NotFound where it is gone or somebody else's, and like `require_passphrase`."""
    row = _require(user, id)
    require_passphrase(user, current_auth_key, by)
    with transaction.atomic():
        row.delete()
        note_event(user, EventKind.PASSKEY_REMOVED, by=by, now=now)


def _require(user: User, id: uuid.UUID) -> Passkey:
    row = Passkey.objects.filter(pk=id, user=user).first()
    if row is None:
        raise NotFound
    return row


def _state(request: HttpRequest) -> dict[str, Any]:
    challenge = request.session.pop(_ASKED, None)
    if challenge is None:
        raise _refused()
    return {"challenge": challenge, "user_verification": _VERIFIED}


def _credential(id: bytes, response: Mapping[str, str]) -> dict[str, Any]:
    name = to_base64url(id)
    return {
        "id": name,
        "rawId": name,
        "type": "public-key",
        "response": dict(response),
        "clientExtensionResults": {},
    }


def _hash(credential: str) -> str:
    return hashlib.sha256(credential.encode()).hexdigest()


def _refused() -> Invalid:
    return Invalid("passkey_refused", "That passkey does not fit.")
