from datetime import timedelta

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "backend.core"
    label = "core"

    def ready(self) -> None:
        from django.db.backends.signals import connection_created

        from backend.core import checks, in_ids, outages, periodic, tasks  # noqa: F401  (the first two register)

        # What was away has broken every connection: a new one is the end of it.
        connection_created.connect(lambda **_: outages.database.over(), weak=False)

        periodic.register("core.beat", timedelta(seconds=10), tasks.beat)
        periodic.register("core.forget", timedelta(hours=1), tasks.forget)
