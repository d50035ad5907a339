from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from backend.affirmations import services


class Command(BaseCommand):
    help = "Makes the library of affirmations what its data files say. Safe to run at every start."

    def handle(self, *args: Any, **options: Any) -> None:
        for locale, path in services.data_files().items():
            loaded = services.load_library(services.read(path), now=timezone.now(), locale=locale)
            self.stdout.write(f"{locale}: {loaded.texts} texts.")
