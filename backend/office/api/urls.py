from django.urls import path

from backend.office.api import views

urlpatterns = [
    path("practice/away", views.AwayView.as_view(), name="practice-away"),
    path("practice/leave", views.LeaveView.as_view(), name="practice-leave"),
    path("practice", views.PracticeView.as_view(), name="practice"),
]
