from django.urls import path

from backend.accounts.api import email_views, lock_views, views, where_views

urlpatterns = [
    path("session", views.SessionView.as_view(), name="session"),
    path("accounts/proposed-username", views.ProposedUsernameView.as_view(), name="proposed-username"),
    path("accounts/sign-in-parameters", views.SignInParametersView.as_view(), name="sign-in-parameters"),
    path("vault", views.VaultView.as_view(), name="vault"),
    path("vault/recovery", views.RecoveryView.as_view(), name="vault-recovery"),
    path("vault/passphrase", views.PassphraseView.as_view(), name="vault-passphrase"),
    path("vault/custody", views.CustodyView.as_view(), name="vault-custody"),
    path("vault/email", email_views.RecoveryEmailView.as_view(), name="vault-email"),
    path("vault/email/remove", email_views.RemoveEmailView.as_view(), name="vault-email-remove"),
    path("vault/email/confirm", email_views.ConfirmEmailView.as_view(), name="vault-email-confirm"),
    path("recovery/email", email_views.AskForCodeView.as_view(), name="recovery-email"),
    path("recovery/email/open", email_views.OpenByCodeView.as_view(), name="recovery-email-open"),
    path("recovery/email/finish", email_views.FinishByCodeView.as_view(), name="recovery-email-finish"),
    path("recovery/open", views.OpenRecoveryView.as_view(), name="recovery-open"),
    path("recovery/finish", views.FinishRecoveryView.as_view(), name="recovery-finish"),
    path("account-events", where_views.AccountEventsView.as_view(), name="account-events"),
    path("account-events/told", where_views.ToldView.as_view(), name="account-events-told"),
    path("signed-in-devices", where_views.SignedInDevicesView.as_view(), name="signed-in-devices"),
    path("signed-in-devices/end-others", where_views.EndOthersView.as_view(), name="signed-in-end-others"),
    path("signed-in-devices/<uuid:id>", where_views.SignedInDeviceView.as_view(), name="signed-in-device"),
    path("locks", lock_views.LocksView.as_view(), name="locks"),
    path("locks/<uuid:id>", lock_views.LockView.as_view(), name="lock"),
    path("locks/<uuid:id>/open", lock_views.OpenLockView.as_view(), name="lock-open"),
    path("profile", views.ProfileView.as_view(), name="profile"),
]
