from datetime import timedelta

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "backend.accounts"
    label = "accounts"

    def ready(self) -> None:
        from backend.accounts import data_keys, locks, privacy, put_back, tasks, under_keyring
        from backend.accounts.sign_in import adapter, session_store, signed_in
        from backend.core import periodic, sealed

        sealed.provide_owner_keys(data_keys.find)
        signed_in.ends_with_it(locks.end_with)
        periodic.register("accounts.forget", timedelta(hours=1), tasks.forget)
        privacy.register_categories()
        under_keyring.register_places(data_keys.aad, session_store.aad, adapter.SECOND_FACTOR_AAD)
        put_back.register_acts()
