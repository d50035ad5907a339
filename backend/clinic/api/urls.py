from django.urls import path

from backend.clinic.api import views

urlpatterns = [
    path("clinic/caseload", views.CaseloadView.as_view(), name="clinic-caseload"),
    path("clinic/clients/<uuid:care_link>", views.ClientView.as_view(), name="clinic-client"),
    path(
        "clinic/clients/<uuid:care_link>/next-session",
        views.NextSessionView.as_view(),
        name="clinic-next-session",
    ),
    path("clinic/shared-copies/<uuid:grant>", views.SharedCopyView.as_view(), name="clinic-shared-copy"),
]
