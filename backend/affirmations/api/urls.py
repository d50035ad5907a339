from django.urls import path

from backend.affirmations.api.views import AffirmationsView

urlpatterns = [path("affirmations", AffirmationsView.as_view(), name="affirmations")]
