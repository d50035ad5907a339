from django.urls import path

from backend.people.api.views import PersonView, RestorePersonView

urlpatterns = [
    path("people/<uuid:id>", PersonView.as_view(), name="person"),
    path("people/<uuid:id>/restore", RestorePersonView.as_view(), name="person-restore"),
]
