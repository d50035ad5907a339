from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "backend.accounts"
    label = "accounts"

    def ready(self) -> None:
        from backend.accounts import data_keys, privacy, tasks  # noqa: F401 (a task runs here when the broker is away)
        from backend.core import sealed

        sealed.provide_owner_keys(data_keys.find)
        privacy.register_categories()
