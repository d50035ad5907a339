"""What requests about an account carry."""

from typing import Any
from uuid import uuid4

from tests.accounts.conftest import kdf, new_vault
from tests.conftest import b64, sealed_words
from tests.sharing.device import new_lookup


def invitation() -> dict[str, Any]:
    return {"id": str(uuid4()), "lookup": new_lookup(), "proof": b64(32), "words": sealed_words()}


def revised() -> dict[str, Any]:
    return {"words": sealed_words(), "revision": 1}


def passphrase() -> dict[str, Any]:
    return {"auth_key": b64(32), "kdf": kdf(), "wrapped_user_key": b64(60)}


def vault_body() -> dict[str, Any]:
    return new_vault(recovery={"recovery_auth_key": b64(32), "wrapped_user_key": b64(60)})


def new_passkey() -> dict[str, Any]:
    return {"name": "Phone", "client_data": b64(90), "attestation": b64(90), "wrapped_user_key": b64(60)}


def shown_passkey() -> dict[str, Any]:
    names = ("credential", "client_data", "authenticator_data", "signature")
    return {name: b64(32) for name in names}


def confirmed(**more: Any) -> dict[str, Any]:
    return {"current_auth_key": b64(32), **more}


def recovery(**more: Any) -> dict[str, Any]:
    return {"username": "alice", "recovery_auth_key": b64(32), **more}
