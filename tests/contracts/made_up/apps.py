from django.apps import AppConfig


class WalksConfig(AppConfig):
    name = "tests.contracts.made_up"
    label = "walks"

    def ready(self) -> None:
        from backend.core import entries, privacy
        from tests.contracts.made_up.models import Walk

        entries.register(
            entries.Kind(
                "walks",
                Walk,
                "tests.contracts.made_up.api.serializers.WalkSerializer",
                shareable=entries.always,
                texts=("where",),
            )
        )
        privacy.register(privacy.Category("walks", "Your walks", Walk))
