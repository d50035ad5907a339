from typing import Any

from rest_framework import serializers

from backend.core.api.envelopes import WordsField
from backend.sharing.api.serializers import CopyField, PublicKeysSerializer
from backend.sharing.models import Level


class UsedInvitationSerializer(serializers.Serializer[Any]):
    """The clinician's own sealed note of the code: its secret shows that the client's keys are the client's."""

    id = serializers.UUIDField()
    words = WordsField(allow_null=True)


class CaseSerializer(serializers.Serializer[Any]):
    """Read from a `clinic.selectors.Case`."""

    care_link = serializers.UUIDField(source="link.id")
    client = serializers.UUIDField(source="link.client_id")
    invitation = UsedInvitationSerializer(source="link.invitation", allow_null=True)
    alias_copy = CopyField(source="link.alias_copy", allow_null=True)
    client_public_keys = PublicKeysSerializer(source="link.client.vault")
    client_proof = serializers.CharField(source="link.client_proof")
    linked_on = serializers.DateField()
    next_session_at = serializers.DateTimeField(allow_null=True)
    last_session_at = serializers.DateTimeField(allow_null=True)
    shared = serializers.DictField(child=serializers.IntegerField())


class CaseloadSerializer(serializers.Serializer[Any]):
    """With what every client reads of the clinician, in their own words: the proof of an invitation covers it."""

    results = CaseSerializer(many=True)
    next = serializers.CharField(allow_null=True)
    display_name = serializers.CharField()
    practice = serializers.CharField()
    response_window = serializers.CharField()


class SharedSerializer(serializers.Serializer[Any]):
    """One share in a client's page. Its words come only when it is opened."""

    grant = serializers.UUIDField(source="grant.id")
    kind = serializers.CharField(source="grant.kind")
    entry = serializers.UUIDField(source="grant.entry")
    entry_revision = serializers.IntegerField(source="grant.entry_revision")
    level = serializers.ChoiceField(choices=Level.choices, source="grant.level")
    shared_on = serializers.DateField()
    since_last_session = serializers.BooleanField()
    until = serializers.CharField(source="grant.until_text")
    opened_before = serializers.BooleanField(source="grant.opened_before")


class ClientPageSerializer(CaseSerializer):
    """A client's page: the case, with every share in place of the counts."""

    shared = SharedSerializer(many=True, source="shares")  # type: ignore[assignment]


class SharedCopySerializer(serializers.Serializer[Any]):
    """A copy with everything its header is made of, as it was signed."""

    grant = serializers.UUIDField(source="id")
    client = serializers.UUIDField(source="care_link.client_id")
    clinician = serializers.UUIDField(source="care_link.clinician_id")
    kind = serializers.CharField()
    entry = serializers.UUIDField()
    entry_revision = serializers.IntegerField()
    level = serializers.ChoiceField(choices=Level.choices)
    until = serializers.CharField(source="until_text")
    copy = CopyField()
    signature = serializers.CharField()


class NextSessionSerializer(serializers.Serializer[Any]):
    next_session_at = serializers.DateTimeField(allow_null=True)
