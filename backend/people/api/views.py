from backend.core.api.entries import entry_views
from backend.people.api.serializers import PersonSerializer

PersonView, RestorePersonView = entry_views("people", PersonSerializer)
