"""The operator's key for backups, for the commands that need it."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser

from backend.ops.sealed_file import DoesNotOpen, read_key


def add_key_file(parser: CommandParser) -> None:
    parser.add_argument(
        "--key-file",
        default="",
        help="a file with the words or the random text that open your backups (or BACKUP_KEY_FILE); keep it elsewhere, "
        "without it no backup opens",
    )


def key_of(options: dict[str, Any]) -> bytes:
    path = options["key_file"] or settings.BACKUP_KEY_FILE
    if not path:
        raise CommandError("Backups need a key of your own: --key-file or BACKUP_KEY_FILE.")
    try:
        return read_key(Path(path))
    except DoesNotOpen as error:
        raise CommandError(str(error)) from error
