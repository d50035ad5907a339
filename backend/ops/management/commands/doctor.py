import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from backend.ops import doctor


class Command(BaseCommand):
    help = "Looks over settings, keys, database, clocks, mail, disk and work, and changes nothing. Ends with 1 where something is wrong."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--quiet", action="store_true", help="leave out what is well")

    def handle(self, *args: Any, **options: Any) -> None:
        wrong = False
        for how, about, sentence in doctor.examine(timezone.now()):
            wrong = wrong or how is doctor.How.WRONG
            if how is not doctor.How.WELL or not options["quiet"]:
                self.stdout.write(f"{how.value:6}{about:10}{sentence}")
        if wrong:
            sys.exit(1)
