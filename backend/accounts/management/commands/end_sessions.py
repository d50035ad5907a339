from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from backend.accounts import lost_keys, put_back
from backend.accounts.selectors import find_user
from backend.core.errors import DomainError


class Command(BaseCommand):
    help = "Signs somebody out everywhere, and takes their passkeys; or everybody, after a break-in. It opens no words."

    def add_arguments(self, parser: CommandParser) -> None:
        who = parser.add_mutually_exclusive_group(required=True)
        who.add_argument("username", nargs="?")
        who.add_argument("--everybody", action="store_true", help="passkeys stay; codes and links are void")
        parser.add_argument("--reason", default="", help="what happened; somebody who is named reads it")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        if options["everybody"]:
            put_back.end_sessions(now)
            put_back.void_links(now)
            self.stdout.write("Everybody is signed out.")
            return
        user = find_user(options["username"])
        if user is None:
            raise CommandError("There is nobody of this name.")
        try:
            lost_keys.end_sessions(user, reason=options["reason"], now=now)
        except DomainError as error:
            raise CommandError(error.message) from None
        self.stdout.write("They are signed out everywhere.")
