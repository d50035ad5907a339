"""Unguessable values, and what is made of them so that the value itself stays between us and the device."""

import base64
import hashlib
import secrets


def new_token() -> str:
    """144 random bits as 24 characters of base64url."""
    return secrets.token_urlsafe(18)


def topic(token: str) -> str:
    """At most 32 base64url characters, as RFC 8030 asks.

    The push service sees the topic and can't get back to the token.
    """
    return base64.urlsafe_b64encode(hashlib.sha256(token.encode()).digest()).decode()[:32]


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
