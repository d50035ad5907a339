from backend.core.api.answers import AnswersSerializer, ChoiceAnswer
from backend.core.api.entries import EntrySerializer
from backend.letters.answers import TO
from backend.letters.models import UnsentLetter
from backend.people.api.about import AboutPersonSerializer


class UnsentLetterAnswersSerializer(AnswersSerializer):
    to = ChoiceAnswer(TO)


class UnsentLetterSerializer(AboutPersonSerializer, EntrySerializer):
    """A column that is left out stays as it is."""

    answers = UnsentLetterAnswersSerializer(required=False)

    class Meta(EntrySerializer.Meta):
        model = UnsentLetter
        fields = (*EntrySerializer.Meta.fields, "person", "put_away")
        # A default here would turn "left out" into "set back".
        extra_kwargs = {"put_away": {"required": False}}
