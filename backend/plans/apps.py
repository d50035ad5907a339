from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "backend.plans"
    label = "plans"

    def ready(self) -> None:
        from backend.core import entries, privacy
        from backend.plans.answers import TEXTS
        from backend.plans.models import SafetyPlan

        entries.register(
            entries.Kind(
                "safety-plans",
                SafetyPlan,
                "backend.plans.api.serializers.SafetyPlanSerializer",
                texts=TEXTS,
                counted=False,
            )
        )
        privacy.register(
            privacy.Category("safety-plans", "Your safety plan and your own numbers", SafetyPlan)
        )
