"""The shapes of getting back in by e-mail."""

import unicodedata
from typing import Any

from rest_framework import serializers

from backend.accounts.api.serializers import ConfirmedSerializer, NewPassphraseSerializer, UsernameSerializer
from backend.core.api.envelopes import BytesField

_CODE = 32  # characters, with whatever somebody types between the groups


class RecoveryEmailSerializer(serializers.Serializer[Any]):
    """`offered` is false where no spare key is kept, or where this deployment sends no e-mails."""

    offered = serializers.BooleanField()
    confirmed = serializers.CharField(allow_null=True)
    waiting = serializers.CharField(allow_null=True)


class AddressField(serializers.EmailField):
    """An address as it is copied from a contact: signs that show nothing would lead to a mailbox of nobody."""

    def to_internal_value(self, data: Any) -> str:
        typed = unicodedata.normalize("NFKC", super().to_internal_value(data))
        return "".join(char for char in typed if unicodedata.category(char) != "Cf").strip()


class GiveEmailSerializer(ConfirmedSerializer):
    email = AddressField(max_length=254)


class CodeSerializer(serializers.Serializer[Any]):
    code = serializers.CharField(max_length=_CODE)


class OpenByCodeSerializer(UsernameSerializer, CodeSerializer):
    pass


class OpenedByCodeSerializer(serializers.Serializer[Any]):
    user_key = serializers.CharField()
    ticket = serializers.CharField()


class FinishByCodeSerializer(UsernameSerializer, NewPassphraseSerializer):
    ticket = BytesField(size=32)
