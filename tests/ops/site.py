"""A deployment in a folder of its own, on either database, worked by the commands that an operator types."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg

from backend.core import keyring_marks
from backend.core.keyring import parse
from config.settings.keys import ensure_local_keys

ROOT = Path(__file__).resolve().parents[2]
KEY = "the operator's own words, kept elsewhere"


class Site:
    def __init__(self, folder: Path, database_url: str = "", template: Path | None = None) -> None:
        self.folder = folder
        self.file = folder / "attune.sqlite3"
        if template:
            shutil.copy(template, self.file)
        self.keys = ensure_local_keys(folder / "keys")
        self.key_file = folder / "backup-key"
        self.key_file.write_text(KEY, encoding="utf-8")
        self.key_file.chmod(0o600)
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.ops.settings",
            "ATTUNE_LOCAL_DIR": str(folder),
            "DATABASE_URL": database_url or f"sqlite:///{self.file}",
            "REDIS_URL": "none",
            "BACKUP_KEY_FILE": str(self.key_file),
            "PYTHONPATH": str(ROOT),
        }
        self._mark_anew(database_url)

    def _mark_anew(self, database_url: str) -> None:
        """The template was marked by the tests' own keyring, and this site has another."""
        ring = parse(Path(self.keys["keyring"]).read_text(encoding="utf-8"))
        mark = (ring.active, keyring_marks.sealed(ring.active, ring))
        if database_url:
            with psycopg.connect(database_url) as database:
                done = database.execute("UPDATE core_keyringmark SET key_id = %s, sealed = %s", mark)
                assert done.rowcount == 1
        else:
            with closing(sqlite3.connect(self.file)) as file, file:
                assert file.execute("UPDATE core_keyringmark SET key_id = ?, sealed = ?", mark).rowcount == 1

    def manage(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return self._python("manage.py", *arguments, **environment)

    def run(self, *arguments: str) -> str:
        done = self.manage(*arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def act(self, what: str, **given: Any) -> Any:
        """Does something of acts.py in a process of its own, as everything else is done."""
        done = self._python("-m", "tests.ops.acts", what, json.dumps(given))
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout.splitlines()[-1])

    def start(self, what: str, **given: Any) -> subprocess.Popen[str]:
        """The same, left to itself."""
        return subprocess.Popen(
            [sys.executable, "-m", "tests.ops.acts", what, json.dumps(given)],
            cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    def _python(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env={**self.environment, **environment},
            capture_output=True,
            text=True,
            check=False,
        )
