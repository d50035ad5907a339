from datetime import timedelta

from django.apps import AppConfig


class SuggestionsConfig(AppConfig):
    name = "backend.suggestions"
    label = "suggestions"

    def ready(self) -> None:
        from backend.core import periodic
        from backend.core.privacy import Category, Erase, register
        from backend.suggestions import tasks
        from backend.suggestions.models import Suggestion

        periodic.register("suggestions.forget", timedelta(days=1), tasks.forget)
        register(
            Category(
                "suggestions",
                "What a therapist suggested to you",
                Suggestion,
                owner="care_link__client",
                show={
                    "care_link__clinician__clinician__display_name": "Who",
                    "sent_at": "When",
                    "was_read": "Read",
                    "answered": "Answered",
                    "accepted": "Your yes can be seen",
                },
                erase=Erase.LINKS,
            ),
            Category(
                "suggestions_as_clinician",
                "What you suggested to clients",
                Suggestion,
                owner="care_link__clinician",
                show={"sent_at": "When"},
                erase=Erase.LINKS,
            ),
        )
