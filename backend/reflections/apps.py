from django.apps import AppConfig


class ReflectionsConfig(AppConfig):
    name = "backend.reflections"
    label = "reflections"

    def ready(self) -> None:
        from backend.core import entries, privacy
        from backend.reflections import rules
        from backend.reflections.answers import TEXTS
        from backend.reflections.models import Reflection

        entries.register(
            entries.Kind(
                "reflections",
                Reflection,
                "backend.reflections.api.serializers.ReflectionSerializer",
                check=rules.check,
                shareable=rules.may_be_shared,
                texts=TEXTS,
            )
        )
        privacy.register(
            privacy.Category(
                "reflections", "Your kind minutes, parts, standards and what keeps you away", Reflection
            )
        )
