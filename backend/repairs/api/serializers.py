from typing import Any

from backend.core.api.answers import (
    AnswersSerializer,
    ChoiceAnswer,
    DayAnswer,
    ManyAnswer,
    ScaleAnswer,
    YesNoAnswer,
)
from backend.core.vocabulary import SCALE_4, SCALE_10
from backend.people.answers import RELATIONS
from backend.people.api.about import AboutPersonSerializer
from backend.people.api.serializers import CaredSerializer
from backend.repairs import answers
from backend.repairs.models import Repair


class RepairAnswersSerializer(AnswersSerializer):
    """By step. `backend/repairs/data/steps.yaml` says which depth asks for what; a test holds the two together."""

    relation = ChoiceAnswer(RELATIONS)

    kinds = ManyAnswer(answers.HURTS)
    what_i_did = ChoiceAnswer(answers.WHAT_I_DID)
    closeness_before = ScaleAnswer(SCALE_4)

    stirred_before = ScaleAnswer(SCALE_10)
    stirred_after = ScaleAnswer(SCALE_10)
    what_helps = ManyAnswer(answers.WHAT_HELPS)

    feelings = ManyAnswer(answers.FEELINGS, most=5)
    needs = ManyAnswer(answers.NEEDS, most=3)
    now_or_echo = ChoiceAnswer(answers.NOW_OR_ECHO)

    choice = ChoiceAnswer(answers.CHOICES)
    matters_most = ChoiceAnswer(answers.MATTERS_MOST)
    how_strongly = ScaleAnswer(SCALE_4)
    readiness = ScaleAnswer(SCALE_10)
    expected_sure = ScaleAnswer(SCALE_10)

    how = ChoiceAnswer(answers.HOW)
    no_need_to_answer = YesNoAnswer()

    spoke = ChoiceAnswer(answers.SPOKE)
    stayed_with_myself = ScaleAnswer(SCALE_4)

    response = ManyAnswer(answers.RESPONSES)
    felt_understood = ScaleAnswer(SCALE_4)
    felt_safe = ScaleAnswer(SCALE_4)

    against_expectation = ChoiceAnswer(answers.AGAINST_EXPECTATION)
    can_say_what_hurt = ScaleAnswer(SCALE_10)
    closeness_after = ScaleAnswer(SCALE_4)

    outcome = ChoiceAnswer(answers.OUTCOMES)
    revisit_on = DayAnswer()

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        return {key: value for key, value in super().to_internal_value(data).items() if value is not None}


class RepairSerializer(AboutPersonSerializer, CaredSerializer):
    """A column that is left out stays as it is."""

    answers = RepairAnswersSerializer(required=False)

    class Meta(CaredSerializer.Meta):
        model = Repair
        fields = (*CaredSerializer.Meta.fields, "person", "depth", "status", "happened_on")
        extra_kwargs = CaredSerializer.Meta.extra_kwargs | {
            name: {"required": False} for name in ("depth", "status", "happened_on")
        }
