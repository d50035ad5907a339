from django.apps import AppConfig


class SyncConfig(AppConfig):
    name = "backend.sync"
    label = "sync"

    def ready(self) -> None:
        from backend.core import privacy
        from backend.sync.models import InventoryPart

        privacy.register(
            privacy.Category(
                "inventory",
                "The list of what there is, sealed",
                InventoryPart,
                show=privacy.ON_THE_DEVICE,
                erase=privacy.Erase.WRITTEN,
            )
        )
