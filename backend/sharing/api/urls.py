from django.urls import path

from backend.sharing.api import consents, views

urlpatterns = [
    path("invitations", views.InvitationsView.as_view(), name="invitations"),
    path("invitations/find", views.FindInvitationView.as_view(), name="invitation-find"),
    path("invitations/<uuid:id>", views.InvitationView.as_view(), name="invitation"),
    path("consents", consents.ConsentsView.as_view(), name="consents"),
    path("care-links", views.CareLinksView.as_view(), name="care-links"),
    path("care-links/<uuid:id>/end", views.EndCareLinkView.as_view(), name="care-link-end"),
    path("grants", views.GrantsView.as_view(), name="grants"),
    path("grants/<uuid:id>/revoke", views.RevokeGrantView.as_view(), name="grant-revoke"),
    path("access-records", views.AccessRecordsView.as_view(), name="access-records"),
]
