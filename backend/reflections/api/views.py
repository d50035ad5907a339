from backend.core.api.entries import entry_views
from backend.reflections.api.serializers import ReflectionSerializer

ReflectionView, RestoreReflectionView = entry_views("reflections", ReflectionSerializer)
