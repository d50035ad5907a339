from django.apps import AppConfig


class AffirmationsConfig(AppConfig):
    name = "backend.affirmations"
    label = "affirmations"

    def ready(self) -> None:
        from backend.affirmations import rules
        from backend.affirmations.answers import TEXTS
        from backend.affirmations.models import Card, CardResponse
        from backend.core import entries, privacy

        entries.register(
            entries.Kind(
                "card-responses",
                CardResponse,
                "backend.affirmations.api.serializers.CardResponseSerializer",
                check=rules.check,
            )
        )
        entries.register(
            entries.Kind(
                "cards",
                Card,
                "backend.affirmations.api.serializers.CardSerializer",
                shareable=entries.always,
                texts=TEXTS,
            )
        )
        privacy.register(privacy.Category("cards", "Your own cards", Card))
        privacy.register(privacy.Category("card-responses", "What you said about the cards", CardResponse))
