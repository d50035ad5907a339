from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from backend.ops import backups
from backend.ops.databases.failed import Failed
from backend.ops.management.key_file import add_key_file, key_of
from backend.ops.sealed_file import DoesNotOpen


class Command(BaseCommand):
    help = "Writes the database to an encrypted file, while everything runs. The keyring and the key shares are not in it: keep them apart."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        add_key_file(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        path, key = options["file"], key_of(options)
        try:
            backups.write(path, key, now=timezone.now())
            backups.look_through(path, key)
        except (Failed, DoesNotOpen) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{path} is whole, and opens with your key. Nothing in it opens without the keyring and the key shares."
        )
