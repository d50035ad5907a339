from backend.core.api.entries import entry_views
from backend.moments.api.serializers import MomentSerializer

MomentView, RestoreMomentView = entry_views("kind-moments", MomentSerializer)
