import json
import re
from typing import Any

from django.utils.dateparse import parse_datetime
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from backend.accounts.models import LONGEST_COVER, User
from backend.core.api.envelopes import BytesField, CopySerializer, WordsField
from backend.sharing.models import AccessRecord, CareLink, Grant, Invitation, Level, Sealed

_LOOKUP = re.compile(
    r"[0-9A-HJKMNP-TV-Z]{8}"
)  # Crockford's alphabet, as devices write it after reading a code leniently


# The clinician is told it: an hour would say when the share was made.
_BEGINNING_OF_A_DAY = re.compile(r"\d{4}-\d{2}-\d{2}T00:00:00Z")


def validate_lookup(value: str) -> None:
    if not _LOOKUP.fullmatch(value):
        raise serializers.ValidationError("This is not the first part of a code.")


class LookupField(serializers.CharField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=8, validators=[validate_lookup], **kwargs)


@extend_schema_field(CopySerializer)
class CopyField(serializers.Field[Any, Any, Any, Any]):
    """A sealed copy as an object towards the client, as JSON text in the model."""

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        inner = CopySerializer(data=data)
        inner.is_valid(raise_exception=True)
        return json.loads(json.dumps(inner.validated_data))

    def to_representation(self, value: str) -> dict[str, Any] | None:
        return json.loads(value) if value else None


class OwnCopySerializer(serializers.Serializer[Any]):
    """A copy whose reader can't open it any more."""

    v = serializers.IntegerField()
    text = serializers.CharField()
    owner = serializers.CharField()


@extend_schema_field(OwnCopySerializer)
class OwnCopyField(CopyField):
    pass


class PublicKeysSerializer(serializers.Serializer[Any]):
    """Read from a vault."""

    x25519 = serializers.CharField()
    ed25519 = serializers.CharField()


class LimitsSerializer(serializers.Serializer[Any]):
    """What a clinician may have to pass on, in their own words."""

    text = serializers.CharField()
    signature = serializers.CharField()


class AwaySerializer(serializers.Serializer[Any]):
    """Read from a clinician, for whom there is one."""

    from_on = serializers.DateField(source="away_from")
    until_on = serializers.DateField(source="away_until")
    cover = serializers.CharField(max_length=LONGEST_COVER, allow_blank=True)


class ClinicianSerializer(serializers.Serializer[Any]):
    """Read from a clinician's user."""

    id = serializers.UUIDField()
    display_name = serializers.CharField(source="clinician.display_name")
    practice = serializers.CharField(source="clinician.practice.name")
    response_window = serializers.CharField(source="clinician.shown_window")
    limits = serializers.SerializerMethodField()
    away = serializers.SerializerMethodField()

    @extend_schema_field(LimitsSerializer(allow_null=True))
    def get_limits(self, clinician: User) -> Any:
        said = getattr(clinician, "limits", None)  # none where they said nothing
        return LimitsSerializer(said).data if said else None

    @extend_schema_field(AwaySerializer(allow_null=True))
    def get_away(self, clinician_user: User) -> Any:
        clinician = clinician_user.clinician
        return AwaySerializer(clinician).data if clinician.is_away(self.context["now"]) else None


class UntimedIdField(serializers.UUIDField):
    """An id that the other side is told: one of version 7 would say when it was made, to the millisecond."""

    def to_internal_value(self, data: Any) -> Any:
        id = super().to_internal_value(data)
        if id.version != 4:
            raise serializers.ValidationError("This has to be a random id.")
        return id


class InvitationSerializer(serializers.ModelSerializer[Invitation]):
    words = WordsField(read_only=True, allow_null=True)
    state = serializers.SerializerMethodField()

    class Meta:
        model = Invitation
        fields = ("id", "words", "state", "created_at", "expires_at")

    @extend_schema_field({"type": "string", "enum": ["open", "used", "withdrawn", "expired"]})
    def get_state(self, invitation: Invitation) -> str:
        return invitation.state(self.context["now"])


class NewInvitationSerializer(serializers.Serializer[Any]):
    id = UntimedIdField()
    lookup = LookupField()
    proof = BytesField(size=32)
    words = WordsField(allow_null=True)
    code = serializers.CharField(
        required=False,
        allow_blank=True,
        default="",
        max_length=12,
        help_text="Of the second factor, where it is asked for again.",
    )

    def validate_words(self, value: dict[str, Any] | None) -> str:
        return json.dumps(value) if value else ""


class LookupSerializer(serializers.Serializer[Any]):
    lookup = LookupField()


class FoundInvitationSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    clinician = ClinicianSerializer()
    public_keys = PublicKeysSerializer(source="clinician.vault")
    proof = serializers.CharField()
    expires_at = serializers.DateTimeField()


class CareLinkSerializer(serializers.ModelSerializer[CareLink]):
    """A link as its client sees it.

    `alias_copy` holds, sealed by the client, the keys of the clinician as they were accepted; of a link that has ended
    `own_copy` does, for the client alone.
    """

    clinician = ClinicianSerializer(read_only=True)
    public_keys = PublicKeysSerializer(source="clinician.vault", read_only=True)
    alias_copy = CopyField(read_only=True, allow_null=True)
    own_copy = OwnCopyField(read_only=True, allow_null=True)
    ended_by = serializers.CharField(read_only=True)
    paused = serializers.SerializerMethodField()
    keys = serializers.SerializerMethodField()
    next_session_at = serializers.SerializerMethodField()

    class Meta:
        model = CareLink
        fields = (
            "id", "clinician", "public_keys", "alias_copy", "own_copy", "consent_version", "since", "ended_at", "ended_by", "paused", "keys", "next_session_at",
        )  # fmt: skip

    def get_paused(self, link: CareLink) -> bool:
        return link.ended_at is None and link.is_paused(self.context["now"])

    @extend_schema_field({"type": "string", "enum": list(Sealed.values)})
    def get_keys(self, link: CareLink) -> str:
        return link.sealed(link.clinician.vault.renewed_at)

    @extend_schema_field({"type": "string", "format": "date-time", "nullable": True})
    def get_next_session_at(self, link: CareLink) -> Any:
        following = link.sessions(self.context["now"])[1] if link.ended_at is None else None
        return serializers.DateTimeField().to_representation(following) if following else None


class NewCareLinkSerializer(serializers.Serializer[Any]):
    id = UntimedIdField()
    invitation = serializers.UUIDField()
    lookup = LookupField()
    alias_copy = CopyField()
    client_proof = BytesField(size=32)
    consent_version = serializers.CharField(max_length=20)

    def validate_alias_copy(self, value: dict[str, Any]) -> str:
        return json.dumps(value)


class GrantSerializer(serializers.ModelSerializer[Grant]):
    """A share as its client sees it, without the copy: what it showed is in the entry it was made from."""

    until = serializers.CharField(source="until_text")
    state = serializers.SerializerMethodField()
    opened_at = serializers.DateTimeField(read_only=True, allow_null=True, default=None)

    class Meta:
        model = Grant
        fields = (
            "id", "care_link", "scope", "kind", "entry", "entry_revision", "level", "from_at", "until", "revoked_at", "state", "opened_at",
        )  # fmt: skip

    @extend_schema_field({"type": "string", "enum": ["live", "paused", "revoked", "over"]})
    def get_state(self, grant: Grant) -> str:
        return grant.state(self.context["now"])


class NewGrantSerializer(serializers.Serializer[Any]):
    id = UntimedIdField()
    care_link = serializers.UUIDField()
    kind = serializers.SlugField(max_length=40)
    entry = serializers.UUIDField()
    entry_revision = serializers.IntegerField(min_value=1, max_value=2**31 - 1)
    level = serializers.ChoiceField(choices=Level.choices)
    until = serializers.CharField(
        max_length=40, help_text="The beginning of a day in UTC; kept as it is sent, because it is signed."
    )
    copy = CopyField()
    signature = BytesField(size=64)
    scope = serializers.UUIDField(required=False, allow_null=True, default=None)
    again = serializers.BooleanField(
        required=False,
        default=False,
        help_text="The client wants what went with its deleted entry to go again.",
    )

    def validate_until(self, value: str) -> str:
        return validate_until(value)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        return {**attrs, "until": instant_of(attrs["until"]), "until_text": attrs["until"]}


def validate_until(value: str) -> str:
    if not _BEGINNING_OF_A_DAY.fullmatch(value) or instant_of(value) is None:
        raise serializers.ValidationError("This has to be a day's beginning, such as 2026-09-13T00:00:00Z.")
    return value


def instant_of(text: str) -> Any:
    try:
        instant = parse_datetime(text)
    except ValueError:
        return None
    return instant if instant is not None and instant.tzinfo is not None else None


class AccessRecordSerializer(serializers.ModelSerializer[AccessRecord]):
    """With all that its hash is over, so that the client's device can check the chain for itself."""

    class Meta:
        model = AccessRecord
        fields = (
            "id", "sequence", "reader", "reader_name", "act", "kind", "entry", "grant", "at", "previous_hash", "hash",
        )  # fmt: skip
