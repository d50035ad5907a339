from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError, CommandParser

from backend.core.clock import Clock
from backend.core.keyring import keyring
from backend.ops import fits, rotation


class Command(BaseCommand):
    help = "Gives the keyring a new key and seals everything under it, while everything runs. Stopped anywhere, it goes on when it is run again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="say what stands under which key, and change nothing"
        )
        parser.add_argument(
            "--remove-old",
            action="store_true",
            help="take away old keys under which nothing is left; backups from before need them: keep a copy apart as "
            "long as such backups",
        )
        parser.add_argument(
            "--settle",
            type=float,
            default=2 * keyring.LOOKS_EVERY,
            help="seconds until every process has read the changed file (10; more where a secret takes longer to reach "
            "its containers)",
        )
        parser.add_argument(
            "--pause", type=float, default=0.02, help="seconds of rest after each batch of rows"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        say = self.stdout.write
        if why := fits.why_not():
            raise CommandError(why)
        try:
            if options["check"]:
                rotation.state(say)
            elif options["remove_old"]:
                if not rotation.remove_old(say=say):
                    raise CommandError("Not every old key could be taken away. Please run it again later.")
            else:
                rotation.rotate(clock=Clock(), say=say, settle=options["settle"], pause=options["pause"])
                rotation.state(say)
        except ImproperlyConfigured as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"The keyring could not be written: {error.strerror}.") from error
