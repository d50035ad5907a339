from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class OpsConfig(AppConfig):
    name = "backend.ops"
    label = "ops"

    def ready(self) -> None:
        from backend.core import starting
        from backend.ops.at_start import require_fit

        starting.register(require_fit)
        # By that time every room's tables are there. A room without models is not told itself.
        post_migrate.connect(_mark, sender=apps.get_app_config("core"))


def _mark(**_: Any) -> None:
    from django.utils import timezone

    from backend.ops import fits

    fits.mark(timezone.now())
