"""The shapes of what devices sealed. The server can't open them; it can see that they are whole and not too large."""

import base64
import binascii
import json
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

MAX_WORDS = 66 * 1024  # characters of base64 in one box
# What can be written can be shared: a copy of it names the fields, the choices and the person besides.
MAX_COPY = MAX_WORDS + 12 * 1024
_BOX_OVERHEAD = 28  # nonce and tag


def decode(value: Any, *, size: int | None = None, at_least: int = 0, longest: int = MAX_WORDS) -> bytes:
    """The bytes of unpadded base64url. Raises ValidationError for another shape or another size."""
    if not isinstance(value, str) or len(value) > longest:
        raise serializers.ValidationError("This has to be base64url text, and not too long.")
    try:
        raw = base64.b64decode(value + "=" * (-len(value) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise serializers.ValidationError("This has to be base64url text.") from None
    if (size is not None and len(raw) != size) or len(raw) < at_least:
        raise serializers.ValidationError("This does not have the right length.")
    return raw


class BytesField(serializers.CharField):
    """Unpadded base64url of exactly `size` bytes, or of at least `at_least`."""

    def __init__(
        self, *, size: int | None = None, at_least: int = 1, longest: int = MAX_WORDS, **kwargs: Any
    ) -> None:
        self.size, self.at_least, self.longest = size, at_least, longest
        super().__init__(max_length=longest, trim_whitespace=False, **kwargs)

    def to_internal_value(self, data: Any) -> str:
        decode(data, size=self.size, at_least=self.at_least, longest=self.longest)
        return str(data)


def BoxField(plain: int | None = None, **kwargs: Any) -> BytesField:  # noqa: N802 (reads as a field)
    """A box (nonce, ciphertext, tag) around `plain` bytes, or around any number of them."""
    if plain is None:
        return BytesField(at_least=_BOX_OVERHEAD + 1, **kwargs)
    return BytesField(size=plain + _BOX_OVERHEAD, **kwargs)


class WordsSerializer(serializers.Serializer[Any]):
    """`words` of an entry: a data key wrapped for the owner, and the padded text under it."""

    v = serializers.ChoiceField(choices=[1])
    key = BoxField(32)
    text = BoxField()


class HpkeSerializer(serializers.Serializer[Any]):
    """A data key sealed to a reader's X25519 key (RFC 9180, base mode)."""

    enc = BytesField(size=32)
    ct = BytesField(size=48)


class CopySerializer(serializers.Serializer[Any]):
    """A sealed copy for one reader: the text, its key for the reader, and its key for the owner."""

    v = serializers.ChoiceField(choices=[1])
    text = BoxField(longest=MAX_COPY)
    reader = HpkeSerializer()
    owner = BoxField(32)


@extend_schema_field(WordsSerializer)
class WordsField(serializers.Field[Any, Any, Any, Any]):
    """The envelope as an object towards the client, as JSON text in the model."""

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        inner = WordsSerializer(data=data)
        inner.is_valid(raise_exception=True)
        return dict(inner.validated_data)

    def to_representation(self, value: str) -> dict[str, Any] | None:
        return json.loads(value) if value else None


class SealedSerializer(serializers.Serializer[Any]):
    """What somebody sealed for themselves, as a revision of it (`core.own_words`)."""

    words = WordsField()
    revision = serializers.IntegerField(min_value=1, max_value=2**31 - 1)

    def validate_words(self, value: dict[str, Any] | None) -> str | None:
        return None if value is None else json.dumps(value)
