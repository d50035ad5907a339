from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "backend.letters"
    label = "unsent_letters"

    def ready(self) -> None:
        from backend.core import entries, privacy
        from backend.letters import rules
        from backend.letters.answers import TEXTS
        from backend.letters.models import UnsentLetter

        entries.register(
            entries.Kind(
                "unsent-letters",
                UnsentLetter,
                "backend.letters.api.serializers.UnsentLetterSerializer",
                check=rules.check,
                texts=TEXTS,
                counted=False,
            )
        )
        privacy.register(privacy.Category("unsent-letters", "Your letters that are not sent", UnsentLetter))
