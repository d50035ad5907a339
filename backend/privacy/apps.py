from datetime import timedelta

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "backend.privacy"
    label = "privacy"

    def ready(self) -> None:
        from backend.core import periodic, put_back
        from backend.core.privacy import Category, Erase, register
        from backend.privacy import tasks
        from backend.privacy.models import Erasure

        periodic.register("privacy.erase", timedelta(minutes=1), tasks.erase_due)
        periodic.register("privacy.erase_again", timedelta(hours=1), tasks.erase_again)
        put_back.register("Who was deleted since is deleted again.", lambda now: tasks.erase_again())
        register(
            Category(
                "erasure",
                "When you asked for everything here to be deleted",
                Erasure,
                show={"asked_at": "Asked on", "due_at": "Will be done on"},
                erase=Erase.ACCOUNT,
            )
        )
