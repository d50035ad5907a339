"""`make check` stops at a mistake of every kind: all are planted in a copy of the tree, each check names its own."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from config.tools.demo import ROOT

# Check, file, what is wrong in it, what the check has to say.
NOT_A_NUMBER = "export const planted: number = 'a word';\n"
PLANTED = [
    ("ruff", "backend/core/unused.py", "import os\n", "F401"),
    ("ruff-format", "backend/core/spread.py", "spread  =  1\n", "--> backend/core/spread.py"),
    ("mypy", "backend/core/mistyped.py", 'number: int = "a word"\n', "backend/core/mistyped.py:1: error"),
    (
        "lint-imports",
        "backend/core/upward.py",
        "from backend.clinic import models\n\n__all__ = ['models']\n",
        "backend.core.upward -> backend.clinic",
    ),
    ("eslint", "frontend/src/loud.ts", "console.log(1);\n", "no-console"),
    ("rooms", "frontend/src/ui/below.ts", "export const below = 1;\n", "src/ui/below.ts"),
    (
        "rooms",
        "frontend/src/api/upward.ts",
        "export * from '../ui/below';\n",
        "api-knows-no-room-above-or-beside",
    ),
    ("tsc", "frontend/src/app.ts", NOT_A_NUMBER, "src/app.ts(1,14): error"),
    ("tsc", "frontend/src/app.test.ts", NOT_A_NUMBER, "src/app.test.ts(1,14): error"),
    ("tsc", "frontend/src/sw/worker.ts", NOT_A_NUMBER, "src/sw/worker.ts(1,14): error"),
    ("tsc", "frontend/src/sw/worker.test.ts", NOT_A_NUMBER, "src/sw/worker.test.ts(1,14): error"),
    ("tsc", "frontend/build/step.ts", NOT_A_NUMBER, "build/step.ts(1,14): error"),
    ("stylelint", "frontend/src/loud.css", ".loud { color: red; }\n", "color-named"),
    (
        "stylelint",
        "frontend/src/sticky.css",
        ".sticky:hover { color: var(--ink); }\n",
        "hover-where-one-hovers",
    ),
]
CHECKS = sorted({check for check, *_ in PLANTED})


def in_small(folder: str, names: list[str]) -> set[str]:
    """The client is checked file by file, so the planted ones are enough; the server's contracts want all its rooms."""
    left_out = {"node_modules", "__pycache__", "dist", ".cache"}
    if Path(folder) == ROOT / "frontend":
        left_out |= {"src", "assets"}
    return left_out & set(names)


def what_check_says(tree: Path) -> str:
    """What `make check` says about a tree with a mistake of every kind."""
    for name in ("backend", "config", "frontend"):
        shutil.copytree(ROOT / name, tree / name, ignore=in_small)
    # The rules of the client name the kinds of entry there are.
    kinds = "frontend/src/api/vocabularies/entry-kind.ts"
    (tree / kinds).parent.mkdir(parents=True)
    shutil.copy2(ROOT / kinds, tree / kinds)
    for name in ("Makefile", "pyproject.toml", "manage.py"):
        shutil.copy2(ROOT / name, tree / name)
    for name in (".venv", "frontend/node_modules"):
        (tree / name).symlink_to(ROOT / name)
    (tree / "tests").mkdir()
    (tree / "tests/__init__.py").touch()
    if (ROOT / ".mypy_cache").exists():
        shutil.copytree(ROOT / ".mypy_cache", tree / ".mypy_cache")
    for _, name, content, _ in PLANTED:
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_text(content)
    # The packages are taken as they are (--assume-old): installing them is another test's matter.
    command = ["make", "--assume-old=packages", "check"]
    done = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)
    assert done.returncode
    return done.stdout + done.stderr


@pytest.mark.slow
def test_check_stops_at_a_planted_mistake_of_every_kind(tmp_path: Path) -> None:
    said = what_check_says(tmp_path)
    assert [name for _, name, _, sign in PLANTED if sign not in said] == []
    assert [check for check in CHECKS if not re.search(rf"\*\*\* \[(Makefile:\d+: )?{check}\]", said)] == []


def make(*arguments: str) -> str:
    return subprocess.run(
        ["make", "--dry-run", *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout


def checks_of_make() -> list[str]:
    (checks,) = re.findall(r"^CHECKS := (.+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    return checks.split()


def test_every_check_is_one_that_is_seen_to_stop_at_a_mistake() -> None:
    assert sorted(checks_of_make()) == CHECKS


def test_client_is_checked_alike_by_npm_alone_and_by_make() -> None:
    scripts: dict[str, Any] = json.loads((ROOT / "frontend/package.json").read_text(encoding="utf-8"))[
        "scripts"
    ]
    by_npm = [part.removeprefix("npm run ") for part in scripts["check"].split(" && ")]
    assert by_npm == [check for check in checks_of_make() if check in scripts]


def test_check_of_a_new_clone_installs_what_it_needs_first() -> None:
    assert make("check").splitlines()[0].endswith("config/tools/bootstrap.py packages")


def test_continuous_integration_checks_before_it_tests() -> None:
    steps = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()
    assert steps.index("make check") < steps.index("exec make test")
