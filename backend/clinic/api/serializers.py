from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from backend.core.api.envelopes import SealedSerializer, WordsField
from backend.sharing.api.serializers import CopyField, PublicKeysSerializer
from backend.sharing.models import CareLink, Level, Sealed

MOST_INTRODUCTIONS = 40


class UsedInvitationSerializer(serializers.Serializer[Any]):
    """The clinician's own sealed note of the code: its secret shows that the client's keys are the client's."""

    id = serializers.UUIDField()
    words = WordsField(allow_null=True)


class IntroductionSerializer(serializers.Serializer[Any]):
    """Read from a care link: who it is, for the clinician's device to find out."""

    care_link = serializers.UUIDField(source="id")
    client = serializers.UUIDField(source="client_id")
    invitation = UsedInvitationSerializer(allow_null=True)
    alias_copy = CopyField(allow_null=True)
    client_public_keys = PublicKeysSerializer(source="client.vault")
    client_proof = serializers.CharField()
    keys = serializers.SerializerMethodField()

    @extend_schema_field({"type": "string", "enum": list(Sealed.values)})
    def get_keys(self, link: CareLink) -> str:
        return link.sealed(link.clinician.vault.renewed_at)


class IntroductionsSerializer(serializers.Serializer[Any]):
    results = IntroductionSerializer(many=True)


class IntroductionsAskedSerializer(serializers.Serializer[Any]):
    """In the query, and so as one text: ids with commas between them."""

    care_links = serializers.CharField(required=False, default="")

    def validate_care_links(self, value: str) -> list[UUID]:
        try:
            named = [UUID(one) for one in value.split(",") if one]
        except ValueError:
            raise serializers.ValidationError("These have to be ids.") from None
        if len(named) > MOST_INTRODUCTIONS:
            raise serializers.ValidationError(f"At most {MOST_INTRODUCTIONS} can be asked for at once.")
        return named


class ReviewSerializer(serializers.Serializer[Any]):
    """Why a client's page needs a look, and since which day."""

    reason = serializers.CharField()
    on = serializers.DateField()


class CaseSerializer(serializers.Serializer[Any]):
    """Read from a `clinic.selectors.Case`. Short, for a caseload may have hundreds."""

    care_link = serializers.UUIDField(source="link.id")
    linked_on = serializers.DateField()
    next_session_at = serializers.DateTimeField(allow_null=True)
    last_session_at = serializers.DateTimeField(allow_null=True)
    every_weeks = serializers.IntegerField(source="link.every_weeks")
    shared = serializers.DictField(child=serializers.IntegerField())
    unopened = serializers.DictField(child=serializers.IntegerField())
    suggested = serializers.DictField(child=serializers.IntegerField())
    review = ReviewSerializer(many=True)


class CaseloadSerializer(serializers.Serializer[Any]):
    """With what every client reads of the clinician, in their own words: the proof of an invitation covers it."""

    results = CaseSerializer(many=True)
    next = serializers.CharField(allow_null=True)
    mark = serializers.CharField()
    roster = SealedSerializer(allow_null=True)
    display_name = serializers.CharField()
    practice = serializers.CharField()
    response_window = serializers.CharField()


class HeartbeatSerializer(serializers.Serializer[Any]):
    """`mark` stays the same as long as the caseload does."""

    mark = serializers.CharField()


class StillSharedSerializer(serializers.Serializer[Any]):
    """`about` is another once a newer revision took the place of what was shared."""

    grant = serializers.UUIDField(source="id")
    about = serializers.CharField()


class ClientHeartbeatSerializer(HeartbeatSerializer):
    """With all that the client shares still. `grants`: the same for pages of 06a9e25, which take away by it."""

    shared = StillSharedSerializer(many=True)
    grants = serializers.ListField(child=serializers.UUIDField())


class SharedSerializer(serializers.Serializer[Any]):
    """One share in a client's page. Its words come only when it is opened."""

    grant = serializers.UUIDField(source="grant.id")
    kind = serializers.CharField(source="grant.kind")
    about = serializers.CharField(source="grant.about")
    level = serializers.ChoiceField(choices=Level.choices, source="grant.level")
    shared_on = serializers.DateField()
    since_last_session = serializers.BooleanField()
    until = serializers.CharField(source="grant.until_text")
    opened_before = serializers.BooleanField(source="grant.opened_before")


class ClientScopeSerializer(serializers.Serializer[Any]):
    """What the client shares by itself, with all that its signature is over."""

    scope = serializers.UUIDField(source="id")
    kind = serializers.CharField()
    level = serializers.ChoiceField(choices=Level.choices)
    start = serializers.DateField()
    until = serializers.CharField(source="until_text")
    signature = serializers.CharField()


class ClientPageSerializer(CaseSerializer):
    """A client's page: the case with who it is, and with every share in place of the counts."""

    scopes = ClientScopeSerializer(many=True)

    introduction = IntroductionSerializer(source="link")
    shared = SharedSerializer(many=True, source="shares")  # type: ignore[assignment]
    memo = SealedSerializer(allow_null=True)
    review_mark = serializers.CharField()


class ReviewedSerializer(serializers.Serializer[Any]):
    mark = serializers.CharField(required=False, allow_blank=True, max_length=64)  # of the page


class SharedCopyAskedSerializer(serializers.Serializer[Any]):
    about = serializers.CharField(required=False, max_length=60)  # the revision that the page shows


class OpenedLineSerializer(serializers.Serializer[Any]):
    """A line of the client's log that is the clinician's own: what they did, and with what."""

    act = serializers.CharField()
    grant = serializers.UUIDField()
    kind = serializers.CharField()
    on = serializers.DateField()


class OpenedLinesSerializer(serializers.Serializer[Any]):
    results = OpenedLineSerializer(many=True)


class SharedCopySerializer(serializers.Serializer[Any]):
    """A copy with everything its header is made of, as it was signed."""

    grant = serializers.UUIDField(source="id")
    client = serializers.UUIDField(source="care_link.client_id")
    clinician = serializers.UUIDField(source="care_link.clinician_id")
    kind = serializers.CharField()
    about = serializers.CharField()
    level = serializers.ChoiceField(choices=Level.choices)
    until = serializers.CharField(source="until_text")
    copy = CopyField()
    signature = serializers.CharField()


class ShownSessionSerializer(serializers.Serializer[Any]):
    next_session_at = serializers.DateTimeField(allow_null=True)
    every_weeks = serializers.IntegerField()


class NextSessionSerializer(serializers.Serializer[Any]):
    """Without `every_weeks` this one is moved, or left out where it is null; with it sessions come again (0: not)."""

    next_session_at = serializers.DateTimeField(allow_null=True)
    every_weeks = serializers.ChoiceField(choices=[0, 1, 2, 4], required=False)
    leaving_out = serializers.DateTimeField(
        required=False,
        write_only=True,
        help_text="Which one is left out; nothing changes once another is next.",
    )
    last_took_place = serializers.BooleanField(
        required=False,
        write_only=True,
        help_text="False where this is in place of the last session, which began a few hours ago; not said, a move may be.",
    )
    before = ShownSessionSerializer(required=False, write_only=True)  # as the page showed it
