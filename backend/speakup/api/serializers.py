from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from backend.core.api.answers import AnswersSerializer, ChoiceAnswer, ManyAnswer, ScaleAnswer, YesNoAnswer
from backend.core.api.entries import EntrySerializer
from backend.core.api.envelopes import BytesField
from backend.core.vocabulary import SCALE_10
from backend.sharing.api.drafts import DraftSentField
from backend.sharing.api.serializers import CopyField, UntimedIdField
from backend.speakup.answers import BRINGING, CLOSINGS, HOPES, WHAT
from backend.speakup.models import Reply, SpeakUp


class SpeakUpAnswersSerializer(AnswersSerializer):
    what = ManyAnswer(WHAT)
    how_strong = ScaleAnswer(SCALE_10)
    hopes = ManyAnswer(HOPES)
    bringing = ChoiceAnswer(BRINGING)
    reply_is_fine = YesNoAnswer()
    closing = ChoiceAnswer(CLOSINGS)


class SpeakUpSerializer(EntrySerializer):
    """A column that is left out stays as it is."""

    answers = SpeakUpAnswersSerializer(required=False)

    class Meta(EntrySerializer.Meta):
        model = SpeakUp
        fields = (*EntrySerializer.Meta.fields, "status")
        extra_kwargs = {"status": {"required": False}}


class NewReplySerializer(serializers.Serializer[Any]):
    id = UntimedIdField()
    copy = CopyField()
    signature = BytesField(size=64)
    draft = DraftSentField()


class OwnReplySerializer(serializers.ModelSerializer[Reply]):
    """The clinician's own, sealed for them too. Whether it was read stays with the client."""

    sealed = CopyField(source="copy", read_only=True)
    sent_on = serializers.SerializerMethodField()

    class Meta:
        model = Reply
        fields = ("id", "sealed", "sent_on")

    @extend_schema_field({"type": "string", "format": "date"})
    def get_sent_on(self, reply: Reply) -> str:
        return reply.grant.care_link.clinician.profile.day_of(reply.sent_at).isoformat()


class ReplyWaitsSerializer(serializers.ModelSerializer[Reply]):
    """That there is a reply, and by whom: what it says comes when it is read."""

    care_link = serializers.UUIDField(source="grant.care_link_id", read_only=True)
    grant = serializers.UUIDField(source="grant_id", read_only=True)
    entry = serializers.UUIDField(source="grant.entry", read_only=True)
    entry_revision = serializers.IntegerField(source="grant.entry_revision", read_only=True)
    about = serializers.CharField(source="grant.about", read_only=True)

    class Meta:
        model = Reply
        fields = ("id", "care_link", "grant", "entry", "entry_revision", "about", "sent_at", "was_read")


class ReplySerializer(ReplyWaitsSerializer):
    """With everything that its header is made of, as it was signed."""

    clinician = serializers.UUIDField(source="grant.care_link.clinician_id", read_only=True)
    copy = CopyField(read_only=True)

    class Meta(ReplyWaitsSerializer.Meta):
        fields = (*ReplyWaitsSerializer.Meta.fields, "clinician", "copy", "signature")  # type: ignore[assignment]


class StartersSerializer(serializers.Serializer[Any]):
    """Beginnings for each part of a reply, and what to leave out of it."""

    acknowledgement = serializers.CharField()
    apology = serializers.CharField()
    clarification = serializers.CharField()
    invitation = serializers.CharField()
    hints = serializers.ListField(child=serializers.CharField())
