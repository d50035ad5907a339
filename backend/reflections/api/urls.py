from django.urls import path

from backend.reflections.api.views import ReflectionView, RestoreReflectionView

urlpatterns = [
    path("reflections/<uuid:id>", ReflectionView.as_view(), name="reflection"),
    path("reflections/<uuid:id>/restore", RestoreReflectionView.as_view(), name="reflection-restore"),
]
