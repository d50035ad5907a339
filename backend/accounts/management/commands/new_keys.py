from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from backend.accounts import clinicians, lost_keys
from backend.accounts.management.site import add_site, site_of
from backend.accounts.selectors import find_user
from backend.core.errors import DomainError


class Command(BaseCommand):
    help = "Makes a link with which a clinician who lost their words and their recovery sheet makes new keys. What the old keys sealed stays shut. Good once, for 48 hours."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument(
            "--reason", required=True, help="what happened, and how you know that it is them; they read it"
        )
        add_site(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        user = find_user(options["username"])
        if user is None:
            raise CommandError("There is nobody of this name.")
        try:
            token = lost_keys.offer_new_keys(user, reason=options["reason"], now=timezone.now())
        except DomainError as error:
            raise CommandError(error.message) from None
        self.stdout.write(clinicians.address_of(site_of(options), token))
