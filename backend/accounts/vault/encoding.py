"""Bytes as text: base64url for the API, Crockford base32 for what people read out and type."""

import base64
import unicodedata

from backend.accounts.vault.errors import VaultError

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
# Left out for looking like another, and letters of Cyrillic and Greek keyboards that do.
_ALIKE = str.maketrans(
    "OIL" + "АВЕЗІКМНОРСТУХЅЈ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "011" + "ABE31KMH0PCTYXSJ" + "ABEZH1KMN0PTYX",
)


def to_base64url(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def from_base64url(text: str) -> bytes:
    """Raises VaultError("cannot_open") for anything else than unpadded base64url."""
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (ValueError, TypeError):
        raise VaultError("cannot_open") from None


def encode_crockford(raw: bytes) -> str:
    bits = len(raw) * 8
    value = int.from_bytes(raw)
    return "".join(_CROCKFORD[value >> (bits - at) & 31] for at in range(5, bits + 1, 5))


def decode_crockford(text: str) -> bytes:
    value = 0
    for char in text:
        value = value << 5 | _CROCKFORD.index(char)
    return value.to_bytes(len(text) * 5 // 8)


def canonical(typed: str, length: int) -> str | None:
    """What somebody typed as exactly `length` characters of the alphabet, or None.

    Whatever is neither letter nor digit does not count; O is 0, I and L are 1.
    """
    plain = unicodedata.normalize("NFKD", typed).upper().translate(_ALIKE)
    digits = (str(unicodedata.decimal(char, char)) for char in plain)
    text = "".join(char for char in digits if char.isalnum())
    return text if len(text) == length and all(char in _CROCKFORD for char in text) else None


def grouped(text: str) -> str:
    return "-".join(text[at : at + 4] for at in range(0, len(text), 4))
