from datetime import timedelta

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "backend.core"
    label = "core"

    def ready(self) -> None:
        from backend.core import checks, in_ids, periodic, tasks  # noqa: F401  (the first two register what they hold)

        periodic.register("core.forget", timedelta(hours=1), tasks.forget)
