from django.apps import AppConfig


class PostcardsConfig(AppConfig):
    name = "tests.made_up_kind.server.postcards"
    label = "postcards"

    def ready(self) -> None:
        from backend.core import entries, privacy
        from tests.made_up_kind.server.postcards.answers import TEXTS
        from tests.made_up_kind.server.postcards.models import Postcard

        entries.register(
            entries.Kind(
                "postcards",
                Postcard,
                "tests.made_up_kind.server.postcards.api.serializers.PostcardSerializer",
                shareable=entries.always,
                texts=TEXTS,
            )
        )
        privacy.register(privacy.Category("postcards", "Your postcards", Postcard))
