from django.urls import path

from backend.affirmations.api.views import AffirmationsView, CardResponseView, RestoreCardResponseView

urlpatterns = [
    path("affirmations", AffirmationsView.as_view(), name="affirmations"),
    path("card-responses/<uuid:id>", CardResponseView.as_view(), name="card-response"),
    path("card-responses/<uuid:id>/restore", RestoreCardResponseView.as_view(), name="card-response-restore"),
]
