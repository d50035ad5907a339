from backend.core.api.entries import entry_views
from tests.made_up_kind.server.letters.api.serializers import LetterSerializer

LetterView, RestoreLetterView = entry_views("letters", LetterSerializer)
