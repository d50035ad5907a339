from datetime import timedelta

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "backend.accounts"
    label = "accounts"

    def ready(self) -> None:
        from backend.accounts import data_keys, privacy, tasks
        from backend.core import periodic, sealed

        sealed.provide_owner_keys(data_keys.find)
        periodic.register("accounts.forget", timedelta(hours=1), tasks.forget)
        privacy.register_categories()
