from django.apps import AppConfig
from django.conf import settings

_SESSIONS = "backend.accounts.sessions.SessionMiddleware"


class AccountsConfig(AppConfig):
    name = "backend.accounts"
    label = "accounts"

    def ready(self) -> None:
        from backend.accounts import data_keys, privacy
        from backend.core import sealed

        sealed.provide_owner_keys(data_keys.find)
        privacy.register_categories()
        # Mounted here and not by each settings module: without it a clinician's session would not end.
        if _SESSIONS not in settings.MIDDLEWARE:
            settings.MIDDLEWARE = [*settings.MIDDLEWARE, _SESSIONS]
