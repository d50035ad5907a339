from django.urls import path

from backend.moments.api.views import MomentView, RestoreMomentView

urlpatterns = [
    path("kind-moments/<uuid:id>", MomentView.as_view(), name="kind-moment"),
    path("kind-moments/<uuid:id>/restore", RestoreMomentView.as_view(), name="kind-moment-restore"),
]
