from backend.checkins.models import CheckIn
from backend.core.api.answers import NoAnswersSerializer
from backend.core.api.entries import EntrySerializer


class CheckInSerializer(EntrySerializer):
    answers = NoAnswersSerializer(required=False)

    class Meta(EntrySerializer.Meta):
        model = CheckIn
