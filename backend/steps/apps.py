from django.apps import AppConfig


class StepsConfig(AppConfig):
    name = "backend.steps"
    label = "steps"

    def ready(self) -> None:
        from backend.core import entries, privacy
        from backend.steps import rules
        from backend.steps.answers import TEXTS
        from backend.steps.models import SmallStep

        entries.register(
            entries.Kind(
                "small-steps",
                SmallStep,
                "backend.steps.api.serializers.SmallStepSerializer",
                check=rules.check,
                unsettles=rules.unsettles,
                texts=TEXTS,
                counted=False,
            )
        )
        privacy.register(privacy.Category("small-steps", "Your small steps", SmallStep))
