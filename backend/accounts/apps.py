from datetime import timedelta

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "backend.accounts"
    label = "accounts"

    def ready(self) -> None:
        from backend.accounts import data_keys, locks, privacy, tasks
        from backend.accounts.sign_in import signed_in
        from backend.core import periodic, sealed

        sealed.provide_owner_keys(data_keys.find)
        signed_in.ends_with_it(locks.end_with)
        periodic.register("accounts.forget", timedelta(hours=1), tasks.forget)
        privacy.register_categories()
