from rest_framework import serializers

from backend.core.api.answers import AnswersSerializer, ChoiceAnswer
from backend.core.api.entries import EntrySerializer
from backend.letters.answers import TO
from backend.letters.models import UnsentLetter


class UnsentLetterAnswersSerializer(AnswersSerializer):
    to = ChoiceAnswer(TO)


class UnsentLetterSerializer(EntrySerializer):
    """A column that is left out stays as it is."""

    answers = UnsentLetterAnswersSerializer(required=False)
    # A plain id: whose person it is decides the kind's own rule, so that a stranger's person looks like one that is
    # not there.
    person = serializers.UUIDField(source="person_id", allow_null=True, required=False)

    class Meta(EntrySerializer.Meta):
        model = UnsentLetter
        fields = (*EntrySerializer.Meta.fields, "person", "put_away")
        # A default here would turn "left out" into "set back".
        extra_kwargs = {"put_away": {"required": False}}
