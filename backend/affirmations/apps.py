from django.apps import AppConfig


class AffirmationsConfig(AppConfig):
    name = "backend.affirmations"
    label = "affirmations"

    def ready(self) -> None:
        from backend.affirmations import rules
        from backend.affirmations.models import CardResponse
        from backend.core import entries, privacy

        entries.register(
            entries.Kind(
                "card-responses",
                CardResponse,
                "backend.affirmations.api.serializers.CardResponseSerializer",
                check=rules.check,
            )
        )
        privacy.register(privacy.Category("card-responses", "What you said about the cards", CardResponse))
