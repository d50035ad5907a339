from django.urls import path

from backend.office.api import views

urlpatterns = [
    path("practice", views.PracticeView.as_view(), name="practice"),
]
