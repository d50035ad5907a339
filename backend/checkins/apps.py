from django.apps import AppConfig


class CheckinsConfig(AppConfig):
    name = "backend.checkins"
    label = "checkins"

    def ready(self) -> None:
        from backend.checkins.answers import TEXTS
        from backend.checkins.models import CheckIn
        from backend.core import entries, privacy

        entries.register(
            entries.Kind(
                "check-ins",
                CheckIn,
                "backend.checkins.api.serializers.CheckInSerializer",
                texts=TEXTS,
                counted=False,
            )
        )
        privacy.register(
            privacy.Category("check-ins", "How you were, on the days you wrote it down", CheckIn)
        )
