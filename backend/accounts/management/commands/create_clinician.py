from typing import Any

from allauth.mfa.adapter import get_adapter
from django.core.management.base import BaseCommand, CommandError, CommandParser

from backend.accounts import enrolment, plain_words
from backend.accounts.models import User
from backend.core.errors import DomainError


class Command(BaseCommand):
    help = "Makes a clinician's account. Prints its passphrase and its authenticator secret once; they are kept nowhere."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument(
            "--display-name", required=True, help='as clients read it, for example "Dr Ines Vogt"'
        )
        parser.add_argument("--practice", required=True)
        parser.add_argument("--response-window", required=True, help='for example "two working days"')

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            made = enrolment.enrol_clinician(
                options["username"],
                plain_words.passphrase(7),
                display_name=options["display_name"],
                practice=options["practice"],
                response_window=options["response_window"],
            )
        except DomainError as error:
            raise CommandError(error.message) from None
        address = get_adapter().build_totp_url(User.objects.get(username=made.username), made.totp_secret)
        self.stdout.write(f"Username:             {made.username}")
        self.stdout.write(f"Passphrase:           {made.passphrase}")
        self.stdout.write(f"Authenticator secret: {made.totp_secret}")
        self.stdout.write(f"Authenticator link:   {address}")
        self.stdout.write("Hand these over in person. Nothing of this can be shown again.")
