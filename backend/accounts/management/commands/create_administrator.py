from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from backend.accounts import clinicians
from backend.accounts.management.site import add_site, site_of
from backend.accounts.models import Role
from backend.core.errors import DomainError


class Command(BaseCommand):
    help = (
        "Makes a link with which an administrator of a practice makes their account in their own browser. It is good "
        "once, for 48 hours. A practice of another name is a new one."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--practice", required=True)
        parser.add_argument(
            "--response-window",
            default="two working days",
            help="of a new practice; its administrator can change it",
        )
        add_site(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            practice = clinicians.practice_named(options["practice"], options["response_window"])
            token = clinicians.invite(practice, Role.ADMINISTRATOR, now=timezone.now())
        except DomainError as error:
            raise CommandError(error.message) from None
        self.stdout.write(clinicians.address_of(site_of(options), token))
