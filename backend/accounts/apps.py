from datetime import timedelta

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "backend.accounts"
    label = "accounts"

    def ready(self) -> None:
        from backend.accounts import data_keys, locks, privacy, tasks
        from backend.accounts.sign_in import sessions, signed_in
        from backend.core import periodic, sealed

        sealed.provide_owner_keys(data_keys.find)
        periodic.register("accounts.forget", timedelta(hours=1), tasks.forget)
        signed_in.ends_with_it(lambda session: locks.destroy(session.get(sessions.LOCK)))
        privacy.register_categories()
