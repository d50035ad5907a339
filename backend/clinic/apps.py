from datetime import timedelta

from django.apps import AppConfig


class ClinicConfig(AppConfig):
    name = "backend.clinic"
    label = "clinic"

    def ready(self) -> None:
        from backend.accounts import lost_keys
        from backend.clinic import own_account, tasks
        from backend.clinic.models import Memo, Roster
        from backend.core import periodic
        from backend.core.privacy import ON_THE_DEVICE, Category, Erase, register

        periodic.register("clinic.roll_sessions", timedelta(minutes=1), tasks.roll_sessions)
        periodic.register("clinic.forget", timedelta(hours=1), tasks.forget)
        lost_keys.sealed_by_them(own_account.forget_sealed)
        register(
            Category(
                "memos",
                "Your private notes about the people you are linked with",
                Memo,
                owner="care_link__clinician",
                show=ON_THE_DEVICE,
                erase=Erase.WRITTEN,
            ),
            Category(
                "roster",
                "The names of the people you are linked with",
                Roster,
                owner="clinician",
                show=ON_THE_DEVICE,
                erase=Erase.WRITTEN,
            ),
        )
