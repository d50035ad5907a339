from django.urls import path

from backend.affirmations.api.views import (
    AffirmationsView,
    CardResponseView,
    CardView,
    RestoreCardResponseView,
    RestoreCardView,
)

urlpatterns = [
    path("affirmations", AffirmationsView.as_view(), name="affirmations"),
    path("card-responses/<uuid:id>", CardResponseView.as_view(), name="card-response"),
    path("card-responses/<uuid:id>/restore", RestoreCardResponseView.as_view(), name="card-response-restore"),
    path("cards/<uuid:id>", CardView.as_view(), name="card"),
    path("cards/<uuid:id>/restore", RestoreCardView.as_view(), name="card-restore"),
]
