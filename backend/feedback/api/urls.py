from django.urls import path

from backend.feedback.api import views

urlpatterns = [path("feedback", views.FeedbackView.as_view(), name="feedback")]
