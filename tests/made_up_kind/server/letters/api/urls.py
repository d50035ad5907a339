from django.urls import path

from tests.made_up_kind.server.letters.api.views import LetterView, RestoreLetterView

urlpatterns = [
    path("letters/<uuid:id>", LetterView.as_view(), name="letter"),
    path("letters/<uuid:id>/restore", RestoreLetterView.as_view(), name="letter-restore"),
]
