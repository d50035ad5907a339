"""A passkey as a device keeps one: made for a site, and signing what the site asks. `tests/browser` has a real one."""

import hashlib
import json
import secrets
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2 import cbor
from fido2.cose import ES256
from rest_framework.test import APIClient

from backend.accounts.vault.encoding import to_base64url
from tests.conftest import b64

ORIGIN = "http://testserver"
PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


class Authenticator:
    def __init__(
        self, *, origin: str = ORIGIN, site: str = "testserver", flags: int = PRESENT | VERIFIED
    ) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = secrets.token_bytes(32)
        self.wrapped = b64(60)
        self.origin, self.site, self.flags = origin, site, flags

    def made(self, challenge: str, current_auth_key: str, name: str = "My phone") -> dict[str, Any]:
        public = cbor.encode(ES256.from_cryptography_key(self.key.public_key()))
        data = self._data(ATTESTED) + bytes(16) + len(self.id).to_bytes(2, "big") + self.id + public
        attestation = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        return {
            "name": name,
            "client_data": to_base64url(self._client_data("webauthn.create", challenge)),
            "attestation": to_base64url(attestation),
            "wrapped_user_key": self.wrapped,
            "current_auth_key": current_auth_key,
        }

    def shown(self, challenge: str, **more: Any) -> dict[str, Any]:
        data, client_data = self._data(), self._client_data("webauthn.get", challenge)
        signature = self.key.sign(data + hashlib.sha256(client_data).digest(), ec.ECDSA(SHA256()))
        return {
            "credential": to_base64url(self.id),
            "client_data": to_base64url(client_data),
            "authenticator_data": to_base64url(data),
            "signature": to_base64url(signature),
            **more,
        }

    def _data(self, more: int = 0) -> bytes:
        return hashlib.sha256(self.site.encode()).digest() + bytes([self.flags | more]) + bytes(4)

    def _client_data(self, type: str, challenge: str) -> bytes:
        return json.dumps({"type": type, "challenge": challenge, "origin": self.origin}).encode()


def challenge(client: APIClient) -> str:
    return str(client.post("/api/v1/passkeys/ask").json()["challenge"])


def add(client: APIClient, key: str, passkey: Authenticator) -> Any:
    return client.post("/api/v1/passkeys", passkey.made(challenge(client), key), format="json")


def open_by(client: APIClient, passkey: Authenticator, **more: Any) -> Any:
    return client.post("/api/v1/passkeys/open", passkey.shown(challenge(client), **more), format="json")
