from drf_spectacular.utils import extend_schema_field

from backend.agendas.models import Agenda
from backend.core.api.answers import AnswersSerializer
from backend.core.api.entries import EntrySerializer


@extend_schema_field({"type": "object", "additionalProperties": False})
class AgendaAnswersSerializer(AnswersSerializer):
    """An agenda is words alone."""


class AgendaSerializer(EntrySerializer):
    answers = AgendaAnswersSerializer(required=False)

    class Meta(EntrySerializer.Meta):
        model = Agenda
