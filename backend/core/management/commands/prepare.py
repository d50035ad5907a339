import hashlib
import json
from io import StringIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


class Command(BaseCommand):
    help = "Brings the database, the static files, the content and the demo accounts up to date. What is up to date is left alone."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        # An image is built with its files and without a database; what starts from it writes to no disk of its own.
        parser.add_argument("--only", choices=["files", "database"])

    def handle(self, *args: Any, only: str | None = None, **options: Any) -> None:
        if only != "database":
            self._prepare_files()
        if only != "files":
            self._prepare_database()

    def _prepare_files(self) -> None:
        folder = Path(settings.LOCAL_DIR)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if settings.DEMO:
            folder.chmod(0o700)  # the database, the keys and the demo words lie here
        self._collect(folder / "static.stamp")

    def _prepare_database(self) -> None:
        self._migrate()
        self._run_if_there("load_library")
        self._run_if_there("erase_again")
        if settings.DEMO:
            self._run_if_there("demo_accounts")

    def _migrate(self) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("Bringing the database up to date …")
            call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)  # looks before it makes

    def _collect(self, stamp: Path) -> None:
        now = _fingerprint()
        if (
            stamp.exists()
            and stamp.read_text(encoding="utf-8") == now
            and Path(settings.STATIC_ROOT).is_dir()
        ):
            return
        self.stdout.write("Collecting the files of the app …")
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(now, encoding="utf-8")

    def _run_if_there(self, command: str) -> None:
        # By name: this layer knows no feature.
        if command in get_commands():
            call_command(command, verbosity=0, stdout=StringIO())


def _fingerprint() -> str:
    """Changes whenever a static file of any app does."""
    found = []
    for finder in get_finders():
        for path, storage in finder.list([]):
            stat = Path(storage.path(path)).stat()
            found.append((getattr(storage, "prefix", "") or "", path, stat.st_size, stat.st_mtime_ns))
    return hashlib.sha256(json.dumps([str(settings.STATIC_ROOT), sorted(found)]).encode()).hexdigest()
