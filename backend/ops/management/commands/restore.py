from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from backend.ops import backups, manifest
from backend.ops.databases.failed import Failed
from backend.ops.management.key_file import add_key_file, key_of
from backend.ops.sealed_file import DoesNotOpen


class Command(BaseCommand):
    help = "Puts a backup in the place of the database. Stop everything that uses it first. A backup that is not whole changes nothing."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        add_key_file(parser)
        parser.add_argument(
            "--replace", action="store_true", help="also where there are accounts, which are gone then"
        )
        parser.add_argument(
            "--check", action="store_true", help="look through the backup, and change nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path, key = options["file"], key_of(options)
        try:
            if options["check"]:
                found = backups.look_through(path, key)
                if why := manifest.why_not(found):
                    raise CommandError(why)
                self.stdout.write(f"{path} is whole, of {found.made_at}, and can be put back here.")
                return
            backups.put_back(path, key, replace=options["replace"], now=timezone.now(), say=self.stdout.write)
        except (Failed, DoesNotOpen) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            "The backup is put back. Passphrases are those of then. What no device holds any more is gone."
        )
