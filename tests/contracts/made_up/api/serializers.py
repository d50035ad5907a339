from backend.core.api.answers import AnswersSerializer, ScaleAnswer
from backend.core.api.entries import EntrySerializer
from backend.core.vocabulary import SCALE_4
from tests.contracts.made_up.models import Walk


class WalkAnswersSerializer(AnswersSerializer):
    how_far = ScaleAnswer(SCALE_4)


class WalkSerializer(EntrySerializer):
    answers = WalkAnswersSerializer(required=False)

    class Meta(EntrySerializer.Meta):
        model = Walk
        fields = (*EntrySerializer.Meta.fields, "weather")
