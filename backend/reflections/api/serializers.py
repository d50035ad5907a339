from backend.core.api.answers import AnswersSerializer, ChoiceAnswer, ManyAnswer, ScaleAnswer, YesNoAnswer
from backend.core.api.entries import EntrySerializer
from backend.core.vocabulary import SCALE_4, SCALE_10
from backend.reflections.answers import AFTER, ASK_LOVED, FEEL, KEEPING_AWAY, PARTS, STILL_NEEDED, WHOSE
from backend.reflections.models import Reflection


class ReflectionAnswersSerializer(AnswersSerializer):
    """The answers of all forms; which belong to which, the kind's own rule says."""

    after = ChoiceAnswer(AFTER)
    part = ChoiceAnswer(PARTS)
    feel = ChoiceAnswer(FEEL)
    thanked = YesNoAnswer()
    whose = ChoiceAnswer(WHOSE)
    how_strict = ScaleAnswer(SCALE_4)
    ask_loved = ChoiceAnswer(ASK_LOVED)
    how_true = ScaleAnswer(SCALE_10)
    ways = ManyAnswer(KEEPING_AWAY)
    still = ChoiceAnswer(STILL_NEEDED)


class ReflectionSerializer(EntrySerializer):
    """A column that is left out stays as it is."""

    answers = ReflectionAnswersSerializer(required=False)

    class Meta(EntrySerializer.Meta):
        model = Reflection
        fields = (*EntrySerializer.Meta.fields, "form", "status")
        # A default here would turn "left out" into "set back".
        extra_kwargs = {name: {"required": False} for name in ("form", "status")}
