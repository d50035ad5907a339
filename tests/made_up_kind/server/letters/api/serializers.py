from backend.core.api.answers import AnswersSerializer, ChoiceAnswer
from backend.core.api.entries import EntrySerializer
from tests.made_up_kind.server.letters.answers import TONE
from tests.made_up_kind.server.letters.models import Letter


class LetterAnswersSerializer(AnswersSerializer):
    tone = ChoiceAnswer(TONE)


class LetterSerializer(EntrySerializer):
    answers = LetterAnswersSerializer(required=False)

    class Meta(EntrySerializer.Meta):
        model = Letter
        fields = (*EntrySerializer.Meta.fields, "happened_on")
        extra_kwargs = {"happened_on": {"required": False}}
