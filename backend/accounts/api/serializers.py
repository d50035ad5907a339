"""The shapes of accounts and vaults.

What devices sealed is checked for shape and size, for the server can't open it.
"""

import json
import re
from typing import Any

from rest_framework import serializers

from backend.accounts.models import Custody, Profile, Role, Vault
from backend.accounts.selectors import ITERATIONS, MEMORY_KIB, PARALLELISM, kdf_of
from backend.core import zones
from backend.core.api.envelopes import BoxField, BytesField, WordsField

_LOCALE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_COUNTRY = re.compile(r"([A-Z]{2,3})?")


class TimezoneField(serializers.CharField):
    """The name of an IANA zone, or its distance from UTC ("+05:30") where a browser knows no more."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=64, **kwargs)

    def to_internal_value(self, data: Any) -> str:
        name = super().to_internal_value(data)
        try:
            zones.require_zone(name)
        except zones.UnknownZone:
            raise serializers.ValidationError("This time zone is not known.") from None
        return name


class LocaleField(serializers.CharField):
    """A language tag such as en or en-GB."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=16, **kwargs)

    def to_internal_value(self, data: Any) -> str:
        tag = super().to_internal_value(data)
        if not _LOCALE.fullmatch(tag):
            raise serializers.ValidationError("This language is not known.")
        return tag


class CountryField(serializers.CharField):
    """A country's code in capital letters, or empty: nobody has to say."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=3, allow_blank=True, **kwargs)

    def to_internal_value(self, data: Any) -> str:
        code = super().to_internal_value(data)
        if not _COUNTRY.fullmatch(code):
            raise serializers.ValidationError("This country is not known.")
        return code


class KdfSerializer(serializers.Serializer[Any]):
    """How Argon2id derives a vault's keys.

    Weaker than the floor is refused; the ceiling keeps a phone able to sign in.
    """

    salt = BytesField(size=16)
    memory_kib = serializers.IntegerField(min_value=MEMORY_KIB, max_value=256 * 1024)
    iterations = serializers.IntegerField(min_value=ITERATIONS, max_value=6)
    parallelism = serializers.IntegerField(min_value=PARALLELISM, max_value=4)


class VaultPublicKeysSerializer(serializers.Serializer[Any]):
    x25519 = BytesField(size=32)
    ed25519 = BytesField(size=32)


class ConfirmedSerializer(serializers.Serializer[Any]):
    """An act that asks for the passphrase again."""

    current_auth_key = BytesField(size=32)


class RecoverySerializer(serializers.Serializer[Any]):
    recovery_auth_key = BytesField(size=32)
    wrapped_user_key = BoxField(32)


class NewRecoverySerializer(RecoverySerializer, ConfirmedSerializer):
    pass


class CustodySerializer(serializers.Serializer[Any]):
    custody = serializers.ChoiceField(choices=Custody.choices)
    user_key = BytesField(size=32, required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if (attrs["custody"] == Custody.SPARE) != ("user_key" in attrs):
            raise serializers.ValidationError(
                {"user_key": ["This goes with a spare key, and only with one."]}
            )
        return attrs


class NewCustodySerializer(CustodySerializer, ConfirmedSerializer):
    pass


class NewVaultSerializer(CustodySerializer):
    kdf = KdfSerializer()
    wrapped_user_key = BoxField(32)
    public_keys = VaultPublicKeysSerializer()
    wrapped_private_keys = BoxField(64)
    recovery = RecoverySerializer(required=False, allow_null=True)


class SignUpProfileSerializer(serializers.Serializer[Any]):
    timezone = TimezoneField()
    locale = LocaleField()
    country = CountryField(required=False, default="")


class RecoveryMadeSerializer(serializers.Serializer[Any]):
    created_at = serializers.DateTimeField()


class VaultSerializer(serializers.Serializer[Any]):
    kdf = KdfSerializer()
    wrapped_user_key = serializers.CharField()
    custody = serializers.ChoiceField(choices=Custody.choices)
    public_keys = VaultPublicKeysSerializer()
    wrapped_private_keys = serializers.CharField()
    recovery = RecoveryMadeSerializer(allow_null=True)

    def to_representation(self, instance: Vault) -> dict[str, Any]:
        made = (
            serializers.DateTimeField().to_representation(instance.recovery_made_at)
            if instance.recovery_made_at
            else None
        )
        return {
            "kdf": kdf_of(instance),
            "wrapped_user_key": instance.wrapped_user_key,
            "custody": instance.custody,
            "public_keys": {"x25519": instance.x25519, "ed25519": instance.ed25519},
            "wrapped_private_keys": instance.wrapped_private_keys,
            "recovery": {"created_at": made} if made else None,
        }


class NewPassphraseSerializer(serializers.Serializer[Any]):
    auth_key = BytesField(size=32)
    kdf = KdfSerializer()
    wrapped_user_key = BoxField(32)


class ChangePassphraseSerializer(NewPassphraseSerializer, ConfirmedSerializer):
    end_recovery = serializers.BooleanField(default=True)


class UsernameSerializer(serializers.Serializer[Any]):
    username = serializers.CharField(max_length=64)


class OpenRecoverySerializer(UsernameSerializer):
    recovery_auth_key = BytesField(size=32)


class OpenedRecoverySerializer(serializers.Serializer[Any]):
    wrapped_user_key = serializers.CharField()


class FinishRecoverySerializer(OpenRecoverySerializer, NewPassphraseSerializer):
    pass


class ProfileSerializer(serializers.ModelSerializer[Profile]):
    """`revision` belongs to `words`: send the one that they were sealed for, which is the next."""

    timezone = TimezoneField(required=False)
    locale = LocaleField(required=False)
    country = CountryField(required=False)
    words = WordsField(required=False, allow_null=True)
    revision = serializers.IntegerField(required=False, min_value=0)

    class Meta:
        model = Profile
        fields = ("timezone", "locale", "country", "theme", "words", "revision")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if "words" in attrs:
            if "revision" not in attrs:
                raise serializers.ValidationError(
                    {"revision": ["Words need the revision that they were sealed for."]}
                )
            attrs["words"] = json.dumps(attrs["words"]) if attrs["words"] else ""
        return attrs


class SessionUserSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    username = serializers.CharField()
    role = serializers.ChoiceField(choices=Role.choices)
    second_factor = serializers.ChoiceField(choices=["none", "needed", "verified"])


class SessionSerializer(serializers.Serializer[Any]):
    signed_in = serializers.BooleanField()
    user = SessionUserSerializer(allow_null=True)
    news = serializers.IntegerField(
        allow_null=True
    )  # the newest event on the account that this device has not said
    custody = serializers.ChoiceField(choices=Custody.choices, allow_null=True)
    csrf_token = serializers.CharField()
    vapid_public_key = serializers.CharField()
    version = serializers.CharField()
