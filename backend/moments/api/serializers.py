from rest_framework import serializers

from backend.core.api.entries import AnswersSerializer, EntrySerializer
from backend.moments.models import Moment

MADE_IT_HARD = [
    "not_deserved",
    "would_owe",
    "not_meant",
    "do_not_know_me",
    "will_not_last",
    "felt_unsafe",
    "went_numb",
    "other",
]


class MomentAnswersSerializer(AnswersSerializer):
    let_in = serializers.IntegerField(min_value=0, max_value=4, required=False, allow_null=True)
    made_it_hard = serializers.ListField(
        child=serializers.ChoiceField(choices=MADE_IT_HARD), required=False, max_length=len(MADE_IT_HARD)
    )
    felt = serializers.ChoiceField(choices=["free", "owing"], required=False, allow_null=True)


class MomentSerializer(EntrySerializer):
    """A column that is left out stays as it is."""

    answers = MomentAnswersSerializer(required=False)
    # A plain id: whose person it is decides the kind's own rule, so that a stranger's person looks like one that is not there.
    person = serializers.UUIDField(source="person_id", allow_null=True, required=False)

    class Meta(EntrySerializer.Meta):
        model = Moment
        fields = (*EntrySerializer.Meta.fields, "direction", "person", "may_resurface", "happened_on")
        # A default here would turn "left out" into "set back".
        extra_kwargs = {name: {"required": False} for name in ("direction", "may_resurface", "happened_on")}
