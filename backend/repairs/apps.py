from django.apps import AppConfig


class RepairsConfig(AppConfig):
    name = "backend.repairs"
    label = "repairs"

    def ready(self) -> None:
        from backend.core import entries, privacy
        from backend.people.rules import ask_anew
        from backend.repairs import rules
        from backend.repairs.answers import TEXTS
        from backend.repairs.models import Repair

        entries.register(
            entries.Kind(
                "repairs",
                Repair,
                "backend.repairs.api.serializers.RepairSerializer",
                check=rules.check,
                unsettles=rules.unsettles,
                begun_anew=ask_anew,
                shareable=rules.may_be_shared,
                texts=TEXTS,
            )
        )
        privacy.register(privacy.Category("repairs", "Your repair practice", Repair))
