from typing import Any

from django.core.management.base import BaseCommand

from backend.privacy import tasks


class Command(BaseCommand):
    help = "Deletes once more what came back with a backup. Run it after putting one back, before the server starts."

    def handle(self, *args: Any, **options: Any) -> None:
        tasks.erase_again()
