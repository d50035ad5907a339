from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from backend.accounts import clinicians
from backend.accounts.management.site import add_site, site_of
from backend.core.errors import DomainError


class Command(BaseCommand):
    help = "Makes a link with which a clinician makes their account in their own browser. It is good once, for 48 hours."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--display-name",
            default="",
            help='as clients read it, for example "Dr Ines Vogt"; theirs to change',
        )
        parser.add_argument("--practice", required=True)
        parser.add_argument("--response-window", required=True, help='for example "two working days"')
        add_site(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        said = {name: options[name] for name in ("display_name", "practice", "response_window")}
        try:
            token = clinicians.invite_clinician(**said, now=timezone.now())
        except DomainError as error:
            raise CommandError(error.message) from None
        self.stdout.write(clinicians.address_of(site_of(options), token))
