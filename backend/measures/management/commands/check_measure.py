from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from backend.measures.format import MeasureProblem, for_devices, read
from backend.measures.scoring import limits


class Command(BaseCommand):
    help = "Says whether a file is a measure that can be used, and everything that is wrong where it is not."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            measure = read(file.read_text(encoding="utf-8"))
        except OSError as error:
            raise CommandError(f"{file} can't be read: {error.strerror}.") from None
        except UnicodeDecodeError:
            raise CommandError(f"{file} is not UTF-8.") from None
        except MeasureProblem as problem:
            raise CommandError("\n".join(f"{file.name}: {one}" for one in problem.problems)) from None
        least, most = limits(for_devices(measure))
        self.stdout.write(
            f"{measure['title']}: {len(measure['items'])} items, from {least:g} to {most:g}, "
            f"{len(measure['examples'])} examples score as they say."
        )
