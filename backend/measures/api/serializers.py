from datetime import datetime
from typing import Any

from rest_framework import serializers

from backend.core.api.answers import NoAnswersSerializer, VocabularyField
from backend.core.api.entries import EntrySerializer
from backend.measures.answers import BY
from backend.measures.models import MeasureAgreement, MeasureResponse
from backend.sharing.api.serializers import UntimedIdField

_KEY = r"^[a-z][a-z0-9-]{0,39}\Z"


class MeasureResponseSerializer(EntrySerializer):
    """A column that is left out stays as it is. Whatever is answered stands in the words, which devices seal."""

    answers = NoAnswersSerializer(required=False)
    measure = serializers.RegexField(_KEY, required=False)

    class Meta(EntrySerializer.Meta):
        model = MeasureResponse
        fields = (*EntrySerializer.Meta.fields, "status", "measure", "answered_on")
        extra_kwargs = {"status": {"required": False}, "answered_on": {"required": False}}


class OptionSerializer(serializers.Serializer[Any]):
    value = serializers.IntegerField()
    text = serializers.CharField()


class ItemSerializer(serializers.Serializer[Any]):
    text = serializers.CharField()
    options = OptionSerializer(many=True)
    reversed = serializers.BooleanField()


class GateSerializer(serializers.Serializer[Any]):
    """Asked before the items, which are asked only after the answer `goes_on`."""

    text = serializers.CharField()
    options = OptionSerializer(many=True)
    goes_on = serializers.IntegerField()


class ScaleSerializer(serializers.Serializer[Any]):
    name = serializers.CharField()
    items = serializers.ListField(child=serializers.IntegerField())


class BandSerializer(serializers.Serializer[Any]):
    """`from` is a word of Python's own."""

    to = serializers.FloatField()
    text = serializers.CharField()

    def get_fields(self) -> dict[str, Any]:
        return {"from": serializers.FloatField(), **super().get_fields()}


class MeasureSerializer(serializers.Serializer[Any]):
    """A measure as its file says it: asked, scored and read from nothing else."""

    key = serializers.CharField()
    title = serializers.CharField()
    version = serializers.CharField()
    about = serializers.CharField()
    licence = serializers.CharField()
    source = serializers.CharField()  # type: ignore[assignment]  # the word of a measure's file, a field's own in DRF
    ask = serializers.CharField()
    items = ItemSerializer(many=True)
    gate = GateSerializer(allow_null=True)
    self_harm_item = serializers.IntegerField(allow_null=True)
    by = VocabularyField(BY)
    scales = ScaleSerializer(many=True)
    most_missing = serializers.IntegerField()
    missing_rule = serializers.CharField()
    bands = BandSerializer(many=True)
    change = serializers.FloatField(allow_null=True)
    change_source = serializers.CharField()
    interval_days = serializers.IntegerField()


class MeasuresSerializer(serializers.Serializer[Any]):
    results = MeasureSerializer(many=True)
    next = serializers.CharField(allow_null=True)


class AgreementSerializer(serializers.ModelSerializer[MeasureAgreement]):
    """As its client reads it."""

    care_link = serializers.UUIDField(source="care_link_id", read_only=True)
    measure = serializers.CharField(read_only=True)
    state = serializers.SerializerMethodField()
    agreed_at = serializers.DateTimeField(source="said_yes_at", read_only=True, allow_null=True)

    class Meta:
        model = MeasureAgreement
        fields = ("id", "care_link", "measure", "state", "proposed_at", "agreed_at")

    def get_state(self, agreement: MeasureAgreement) -> str:
        now: datetime = self.context["now"]
        return agreement.state(now)


class ProposalSerializer(serializers.ModelSerializer[MeasureAgreement]):
    """As its clinician reads it: a no and an end are one, and no answer yet is none."""

    measure = serializers.CharField(read_only=True)
    state = serializers.SerializerMethodField()
    proposed_on = serializers.SerializerMethodField()

    class Meta:
        model = MeasureAgreement
        fields = ("id", "measure", "state", "proposed_on")

    def get_state(self, agreement: MeasureAgreement) -> str:
        state = agreement.state(self.context["now"])
        return "ended" if state == "paused" else state

    def get_proposed_on(self, agreement: MeasureAgreement) -> str:
        return agreement.care_link.clinician.profile.day_of(agreement.proposed_at).isoformat()


class NewProposalSerializer(serializers.Serializer[Any]):
    id = UntimedIdField()
    measure = serializers.CharField(max_length=40)


class AgreementsSerializer(serializers.Serializer[Any]):
    results = AgreementSerializer(many=True)
    next = serializers.CharField(allow_null=True)


class ProposalsSerializer(serializers.Serializer[Any]):
    """With what this clinician's practice does about an answer about self-harm ("" where it may not ask at all), and
    the shares whose answer was not looked at yet, whatever it was.
    """

    results = ProposalSerializer(many=True)
    next = serializers.CharField(allow_null=True)
    procedure = serializers.CharField()
    to_acknowledge = serializers.ListField(child=serializers.UUIDField())


class ExportedSerializer(serializers.Serializer[Any]):
    grants = serializers.ListField(child=serializers.UUIDField(), min_length=1, max_length=500)
    code = serializers.CharField(required=False, default="", allow_blank=True, max_length=20)
