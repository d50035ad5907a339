from django.urls import path

from backend.office.api import people_views, views

urlpatterns = [
    path("practice/away", views.AwayView.as_view(), name="practice-away"),
    path("practice/leave", views.LeaveView.as_view(), name="practice-leave"),
    path("practice/clinicians", people_views.CliniciansView.as_view(), name="practice-clinicians"),
    path(
        "practice/clinicians/<uuid:id>/reset-second-factor",
        people_views.ResetView.as_view(),
        name="practice-reset",
    ),
    path(
        "practice/clinicians/<uuid:id>/deactivate",
        people_views.DeactivateView.as_view(),
        name="practice-deactivate",
    ),
    path("practice/links", people_views.LinksView.as_view(), name="practice-links"),
    path("practice/links/<uuid:id>", people_views.LinkView.as_view(), name="practice-link"),
    path("practice", views.PracticeView.as_view(), name="practice"),
]
