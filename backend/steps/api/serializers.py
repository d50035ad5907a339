from backend.core.api.answers import AnswersSerializer, ChoiceAnswer
from backend.core.api.entries import EntrySerializer
from backend.people.api.about import AboutPersonSerializer
from backend.steps.answers import FELT, STEP
from backend.steps.models import SmallStep


class SmallStepAnswersSerializer(AnswersSerializer):
    step = ChoiceAnswer(STEP)
    felt = ChoiceAnswer(FELT)


class SmallStepSerializer(AboutPersonSerializer, EntrySerializer):
    """A column that is left out stays as it is."""

    answers = SmallStepAnswersSerializer(required=False)

    class Meta(EntrySerializer.Meta):
        model = SmallStep
        fields = (*EntrySerializer.Meta.fields, "person", "put_away")
        # A default here would turn "left out" into "set back".
        extra_kwargs = {"put_away": {"required": False}}
