from django.urls import path

from backend.accounts.api import email_views, views

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
    path("profile", views.ProfileView.as_view(), name="profile"),
]
