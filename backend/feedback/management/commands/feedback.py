"""What people say felt bad, for whoever runs the deployment: makes the key pair, and reads the notes with its opening
half, which the server itself does not need and should not have.
"""

import json
import os
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from backend.feedback import services


class Command(BaseCommand):
    help = "Makes the key pair that notes about what felt bad are sealed to, reads the notes, or lets go of them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("act", choices=["make-key", "read", "read-and-delete"])
        parser.add_argument("file", type=Path, help="the opening half; keep it off the server")

    def handle(self, *args: Any, act: str, file: Path, **options: Any) -> None:
        if act == "make-key":
            self._make(file)
        else:
            self._read(file, delete=act == "read-and-delete")

    def _make(self, file: Path) -> None:
        opening, sealing = services.make_key()
        try:
            descriptor = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            raise CommandError(f"{file} is there already, and is left as it is.") from None
        with os.fdopen(descriptor, "w", encoding="utf-8") as made:
            made.write(opening)
        self.stdout.write(f"FEEDBACK_KEY={sealing}")

    def _read(self, file: Path, *, delete: bool) -> None:
        for note, said in services.opened(file.read_text(encoding="utf-8").strip()):
            shown = json.dumps(said, ensure_ascii=False) if said else "sealed to another key"
            self.stdout.write(f"{note.received_on}  {shown}")
            if delete and said:
                note.delete()
