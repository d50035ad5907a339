from backend.agendas.models import Agenda
from backend.core.api.answers import NoAnswersSerializer
from backend.core.api.entries import EntrySerializer


class AgendaSerializer(EntrySerializer):
    answers = NoAnswersSerializer(required=False)

    class Meta(EntrySerializer.Meta):
        model = Agenda
