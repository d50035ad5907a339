"""What is said about the tree is true of it, and fits on a screen."""

import re
from collections.abc import Iterable
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import pytest

from config.tools.demo import ROOT
from tests.tooling.prose import prose, sentences
from tests.tooling.test_tree import tracked

MOST_CHARACTERS = 120
# Written by a program.
WRITTEN = (
    "*.lock",
    "*package-lock.json",
    "backend/schema.yaml",
    "frontend/src/api/schema.d.ts",
    "*/migrations/*",
)
# A comment that speaks to a tool stands beside the code it speaks of, however long that is.
TO_A_TOOL = re.compile(r"(#|//) (noqa|type: ignore|eslint-disable)")
# Made by a build or a run, so not in the tree.
MADE = ("frontend/dist", "frontend/node_modules", "frontend/.cache", "tests/reports")
PATH = re.compile(r"(?<![\w./@-])(?:backend|frontend|tests|config)/[\w.<>*{},/-]*\w[\w>*}/]*")
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
# A file named by a part of its path, as in `core/clock.py`.
PART = re.compile(r"`((?:[\w.<>*-]+/)+[\w.<>*-]+\.(?:py|md|tsx?|yaml|json|toml|css))`")


@cache
def known() -> frozenset[str]:
    """Every file and folder of the tree."""
    files = [path for path in tracked() if (ROOT / path).exists()]
    return frozenset(str(path) for file in files for path in (file, *file.parents))


def exists(path: str) -> bool:
    path = path.rstrip("/.,")
    if path in known() or path.startswith(MADE):
        return True
    patterns = [re.sub(r"<[^>]*>", "*", path)]
    if choice := re.search(r"\{([^}]*)\}", path):
        patterns = [path.replace(choice[0], one.strip()) for one in choice[1].split(",")]
    return all(any(fnmatchcase(one, pattern) for one in known()) for pattern in patterns)


def named_wrongly(file: Path, lines: Iterable[tuple[int, str]]) -> list[str]:
    """The paths that `lines` name and that lead nowhere, each with its place."""
    wrong = []
    for number, line in lines:
        paths = {path: exists(path) for path in PATH.findall(line)}
        if file.suffix == ".md":
            for link in LINK.findall(line):
                if "://" not in link:
                    paths[link] = (ROOT / file.parent / link).resolve().exists()
            for part in PART.findall(line):
                rooms = ("", f"{file.parent}/", "backend/", "backend/*/", "frontend/src/")
                paths[part] = any(exists(f"{room}{part}") for room in rooms)
        wrong += [f"{file}:{number}: {path}" for path, there in paths.items() if not there]
    return wrong


def test_paths_named_in_prose_lead_somewhere() -> None:
    files = [file for file in tracked() if (ROOT / file).is_file()]
    assert [wrong for file in files for wrong in named_wrongly(file, prose(ROOT / file))] == []


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("see backend/core/clocks.py.", "backend/core/clocks.py"),
        ("as `config/*/nothing.py` do", "config/*/nothing.py"),
        ("in backend/<room>/nowhere/", "backend/<room>/nowhere/"),
        ("`tests/{browser,attic}`", "tests/{browser,attic}"),
        ("[here](../nowhere.md)", "../nowhere.md"),
        ("`core/clocks.py` imports nothing", "core/clocks.py"),
    ],
)
def test_path_that_leads_nowhere_is_named_with_its_place(line: str, path: str) -> None:
    assert named_wrongly(Path("backend/ARCHITECTURE.md"), [(7, line)]) == [
        f"backend/ARCHITECTURE.md:7: {path}"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "see backend/core/clock.py, and `backend/*/data/*.yaml`.",
        "in backend/<room>/apps.py",
        "[here](adr/0003-the-database-is-the-queue.md#context), https://backend/nothing",
        "`core/clock.py`, frontend/dist/main.js",
    ],
)
def test_path_that_leads_somewhere_is_let_be(line: str) -> None:
    assert named_wrongly(Path("backend/ARCHITECTURE.md"), [(7, line)]) == []


def test_sentences_fit_on_a_screen() -> None:
    files = [file for file in tracked() if not any(fnmatchcase(str(file), made) for made in WRITTEN)]
    long = [
        f"{file}:{number}"
        for file in files
        if (ROOT / file).is_file()
        for number, line in sentences(ROOT / file)
        if len(line) > MOST_CHARACTERS and not TO_A_TOOL.search(line)
    ]
    assert long == []


def test_prose_is_what_is_said_and_not_what_is_done(tmp_path: Path) -> None:
    python = tmp_path / "a.py"
    python.write_text(
        '"""One."""\n\nx = "# two"  # three\ny = """\nfour\n"""\n\n\ndef f():\n    """Five.\n\n    six\n    """\n'
    )
    assert [number for number, _ in prose(python)] == [1, 3, 10, 11, 12, 13]
    client = tmp_path / "a.ts"
    client.write_text("// one\nconst two = 'https://two';\nlet x = 3; // three\n/** four\n * five */\n")
    assert [number for number, _ in prose(client)] == [1, 3, 4, 5]
    page = tmp_path / "a.md"
    page.write_text("one\n```\ntwo\n```\n| three |\n# four\nfive\n")
    assert [number for number, _ in sentences(page)] == [1, 7]
