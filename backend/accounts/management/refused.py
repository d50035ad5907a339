from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser


class RefusedCommand(BaseCommand):
    """Takes the place of one of Django's own, with whatever is given to it."""

    why: str

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("given", nargs="*")
        for option in ("--username", "--email", "--database"):
            parser.add_argument(option)
        parser.add_argument("--noinput", "--no-input", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        raise CommandError(self.why)
