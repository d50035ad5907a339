from django.urls import path

from backend.clinic.api import own_account, views

urlpatterns = [
    path("clinic/account", own_account.OwnAccountView.as_view(), name="clinic-account"),
    path("clinic/caseload", views.CaseloadView.as_view(), name="clinic-caseload"),
    path("clinic/heartbeat", views.HeartbeatView.as_view(), name="clinic-heartbeat"),
    path(
        "clinic/clients/<uuid:care_link>/heartbeat",
        views.ClientHeartbeatView.as_view(),
        name="clinic-client-heartbeat",
    ),
    path("clinic/introductions", views.IntroductionsView.as_view(), name="clinic-introductions"),
    path("clinic/roster", views.RosterView.as_view(), name="clinic-roster"),
    path("clinic/clients/<uuid:care_link>/memo", views.MemoView.as_view(), name="clinic-memo"),
    path("clinic/clients/<uuid:care_link>/opened", views.OpenedView.as_view(), name="clinic-opened"),
    path("clinic/clients/<uuid:care_link>/reviewed", views.ReviewedView.as_view(), name="clinic-reviewed"),
    path("clinic/clients/<uuid:care_link>", views.ClientView.as_view(), name="clinic-client"),
    path(
        "clinic/clients/<uuid:care_link>/next-session",
        views.NextSessionView.as_view(),
        name="clinic-next-session",
    ),
    path("clinic/shared-copies/<uuid:grant>", views.SharedCopyView.as_view(), name="clinic-shared-copy"),
]
