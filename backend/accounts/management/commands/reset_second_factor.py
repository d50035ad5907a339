from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from backend.accounts import lost_keys
from backend.accounts.selectors import find_user
from backend.core.errors import DomainError


class Command(BaseCommand):
    help = "Takes away the second step of somebody who lost it, and ends their sessions. It opens no words; at the next sign-in they set up another."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument(
            "--reason", required=True, help="what happened, and how you know that it is them; they read it"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        user = find_user(options["username"])
        if user is None:
            raise CommandError("There is nobody of this name.")
        try:
            had = lost_keys.reset_second_factor(user, reason=options["reason"], now=timezone.now())
        except DomainError as error:
            raise CommandError(error.message) from None
        self.stdout.write("It is taken away." if had else "There was none. Their sessions have ended.")
