from django.apps import AppConfig


class MomentsConfig(AppConfig):
    name = "backend.moments"
    label = "moments"

    def ready(self) -> None:
        from backend.core import entries, privacy
        from backend.moments import rules
        from backend.moments.answers import TEXTS
        from backend.moments.models import Moment

        entries.register(
            entries.Kind(
                "kind-moments",
                Moment,
                "backend.moments.api.serializers.MomentSerializer",
                check=rules.check,
                unsettles=rules.unsettles,
                shareable=rules.may_be_shared,
                texts=TEXTS,
            )
        )
        privacy.register(privacy.Category("kind-moments", "Your kind moments", Moment))
