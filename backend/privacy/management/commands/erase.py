from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from backend.accounts import usernames
from backend.accounts.models import User
from backend.core.errors import DomainError
from backend.privacy import services


class Command(BaseCommand):
    help = "Deletes everything of somebody, a clinician's links with word to each client. They are signed out at once, and have a day to sign in and keep it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument(
            "--reason", required=True, help="what happened, and how you know that it is them; they read it"
        )
        parser.add_argument("--now", action="store_true", help="without the day; nothing brings it back")
        parser.add_argument("--yes", action="store_true", help="without asking for the name again")

    def handle(self, *args: Any, **options: Any) -> None:
        # Also whoever signs in no more: a clinician who left, or somebody whose deletion was begun.
        user = User.objects.filter(username=usernames.as_given(options["username"])).first()
        if user is None:
            raise CommandError("There is nobody of this name.")
        if not options["yes"] and not self._named(user):
            raise CommandError("Another name was typed. Nothing is deleted.")
        try:
            erasure = services.ask_as_operator(
                user,
                reason=options["reason"],
                when="now" if options["now"] else "in_a_day",
                now=timezone.now(),
            )
        except DomainError as error:
            raise CommandError(error.message) from None
        due = f"{erasure.due_at:%Y-%m-%d %H:%M} UTC"
        self.stdout.write("Everything is deleted." if options["now"] else f"It is deleted at {due}.")

    def _named(self, user: User) -> bool:
        role = user.role.lower()
        self.stdout.write(
            f"This deletes everything of {user.username}, who is a {role}. Type the name to go on: ",
            ending="",
        )
        self.stdout.flush()
        try:
            return usernames.as_given(input()) == user.username
        except EOFError:
            return False
