from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    """Takes the place of Django's own, with whatever is given to it."""

    help = "Refuses: there is nobody here who may do everything."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("given", nargs="*")
        for option in ("--username", "--email", "--database"):
            parser.add_argument(option)
        parser.add_argument("--noinput", "--no-input", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        raise CommandError(
            "There are no superusers here, and nothing that one could use. create_administrator makes who sets up a practice, create_clinician a clinician; clients sign up in the app."
        )
