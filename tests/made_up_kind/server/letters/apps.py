from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "tests.made_up_kind.server.letters"
    label = "letters"

    def ready(self) -> None:
        from backend.core import entries, privacy
        from tests.made_up_kind.server.letters.answers import TEXTS
        from tests.made_up_kind.server.letters.models import Letter

        entries.register(
            entries.Kind(
                "letters",
                Letter,
                "tests.made_up_kind.server.letters.api.serializers.LetterSerializer",
                shareable=entries.always,
                texts=TEXTS,
            )
        )
        privacy.register(privacy.Category("letters", "Your letters", Letter))
