from backend.core.api.answers import AnswersSerializer, ChoiceAnswer, ScaleAnswer
from backend.core.api.entries import EntrySerializer
from backend.core.vocabulary import SCALE_4
from tests.made_up_kind.server.postcards.answers import TONE
from tests.made_up_kind.server.postcards.models import Postcard


class PostcardAnswersSerializer(AnswersSerializer):
    tone = ChoiceAnswer(TONE)
    far = ScaleAnswer(SCALE_4)


class PostcardSerializer(EntrySerializer):
    answers = PostcardAnswersSerializer(required=False)

    class Meta(EntrySerializer.Meta):
        model = Postcard
        fields = (*EntrySerializer.Meta.fields, "happened_on")
        extra_kwargs = {"happened_on": {"required": False}}
