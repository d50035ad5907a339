from backend.core.api.answers import AnswersSerializer, ChoiceAnswer, ManyAnswer, ScaleAnswer
from backend.core.api.entries import EntrySerializer
from backend.core.vocabulary import SCALE_4
from backend.moments.answers import FELT, MADE_IT_HARD
from backend.moments.models import Moment
from backend.people.api.about import AboutPersonSerializer


class MomentAnswersSerializer(AnswersSerializer):
    let_in = ScaleAnswer(SCALE_4)
    made_it_hard = ManyAnswer(MADE_IT_HARD)
    felt = ChoiceAnswer(FELT)


class MomentSerializer(AboutPersonSerializer, EntrySerializer):
    """A column that is left out stays as it is."""

    answers = MomentAnswersSerializer(required=False)

    class Meta(EntrySerializer.Meta):
        model = Moment
        fields = (*EntrySerializer.Meta.fields, "direction", "person", "may_resurface", "happened_on")
        # A default here would turn "left out" into "set back".
        extra_kwargs = {name: {"required": False} for name in ("direction", "may_resurface", "happened_on")}
