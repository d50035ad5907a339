from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    """Takes the place of Django's own, with whatever is given to it."""

    help = "Refuses: a password set here would open nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("given", nargs="*")
        for option in ("--username", "--email", "--database"):
            parser.add_argument(option)
        parser.add_argument("--noinput", "--no-input", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        raise CommandError(
            "A password set here would lock somebody out: what signs in is made of their words, on their own device. They can get back in with their recovery sheet."
        )
