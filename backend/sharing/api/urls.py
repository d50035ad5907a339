from django.urls import path

from backend.sharing.api import consents, handover_views, limits, scopes, sealed_anew, views

urlpatterns = [
    path("invitations", views.InvitationsView.as_view(), name="invitations"),
    path("invitations/find", views.FindInvitationView.as_view(), name="invitation-find"),
    path("invitations/<uuid:id>", views.InvitationView.as_view(), name="invitation"),
    path("clinic/limits", limits.OwnLimitsView.as_view(), name="clinic-limits"),
    path("consents", consents.ConsentsView.as_view(), name="consents"),
    path("care-links", views.CareLinksView.as_view(), name="care-links"),
    path("care-links/<uuid:id>/end", views.EndCareLinkView.as_view(), name="care-link-end"),
    path("care-links/<uuid:id>/sealed", sealed_anew.SealedView.as_view(), name="care-link-sealed"),
    path("care-links/<uuid:id>/seal-anew", sealed_anew.SealAnewView.as_view(), name="care-link-seal-anew"),
    path("grants", views.GrantsView.as_view(), name="grants"),
    path("grants/<uuid:id>/revoke", views.RevokeGrantView.as_view(), name="grant-revoke"),
    path("scopes", scopes.ScopesView.as_view(), name="scopes"),
    path("scopes/<uuid:id>/end", scopes.EndScopeView.as_view(), name="scope-end"),
    path("private-marks", scopes.PrivateMarksView.as_view(), name="private-marks"),
    path("departures", handover_views.DeparturesView.as_view(), name="departures"),
    path("departures/<uuid:id>/told", handover_views.DepartureToldView.as_view(), name="departure-told"),
    path("handovers", handover_views.HandoversView.as_view(), name="handovers"),
    path("handovers/<uuid:id>/answer", handover_views.HandoverAnswerView.as_view(), name="handover-answer"),
    path(
        "clinic/clients/<uuid:care_link>/handover",
        handover_views.OwnHandoverView.as_view(),
        name="clinic-handover",
    ),
    path("access-records", views.AccessRecordsView.as_view(), name="access-records"),
]
