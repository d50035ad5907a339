from typing import Any

from rest_framework import serializers

from backend.core.api.envelopes import BytesField
from backend.sharing.api.serializers import CopyField
from backend.sharing.models import Answer, Departure, Handover

ANSWERS = [Answer.ACCEPTED, Answer.DECLINED]


class DepartureSerializer(serializers.ModelSerializer[Departure]):
    class Meta:
        model = Departure
        fields = ("id", "care_link", "clinician_name", "left_on", "was_told")


class NewHandoverSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    invitation = serializers.UUIDField()
    copy = CopyField()
    signature = BytesField(size=64)


class ProposedHandoverSerializer(serializers.Serializer[Any]):
    """As the clinician sees it: to whom, since when, whether the client would rather stay, or whether its code is not
    open any more. No reason, ever.
    """

    id = serializers.UUIDField()
    to = serializers.CharField(source="invitation.clinician.clinician.display_name")
    proposed_on = serializers.DateField()
    declined = serializers.SerializerMethodField()
    closed = serializers.BooleanField()

    def get_declined(self, handover: Handover) -> bool:
        return handover.answer == Answer.DECLINED


class OwnHandoverSerializer(serializers.Serializer[Any]):
    """Null where nothing was proposed, or it was taken back."""

    handover = ProposedHandoverSerializer(allow_null=True)


class WhichHandoverSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField(
        required=False, help_text="The one that the page showed: another that waits by now stays."
    )


class HandoverSerializer(serializers.ModelSerializer[Handover]):
    """As the client's device opens and checks it."""

    clinician = serializers.UUIDField(source="care_link.clinician_id", read_only=True)
    new_care_link = serializers.UUIDField(read_only=True, allow_null=True)
    copy = CopyField(read_only=True)

    class Meta:
        model = Handover
        fields = (
            "id",
            "care_link",
            "clinician",
            "invitation",
            "new_care_link",
            "proposed_on",
            "copy",
            "signature",
        )


class HandoverAnswerSerializer(serializers.Serializer[Any]):
    answer = serializers.ChoiceField(choices=[(one.value, one.label) for one in ANSWERS])
