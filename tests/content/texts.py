"""Every text that somebody could come to read, from wherever in the tree it stands.

`SOURCES` says how each file is read, by the first pattern that fits. A file that none fits is in no way known to be
without a text: `unknown()` names it, and a test fails.
"""

import ast
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from backend.core import yaml_files
from tests.content.messages import FILLED, readings

ROOT = Path(__file__).resolve().parents[2]
TREES = ("backend", "config", "frontend", "manage.py")
NOT_OURS = {"node_modules", "dist", "__pycache__", ".cache"}
Found = Iterator[tuple[str, str]]  # where in the file, and what is said there

_SAID = re.compile(r"[^\W\d_]{2,}[’',.;:)]* [\W_]?[^\W_]|^[A-Z][a-z]+[.!?]?$")
_QUERY = re.compile(r"\b(?:SELECT|UPDATE|INSERT INTO|PRAGMA)\b|\bset_bit\(")
_FORMAT = re.compile(r"%(?:\(\w+\))?[sdr]|\{[^{}]*\}")


@dataclass(frozen=True)
class Text:
    file: str
    where: str
    said: str
    language: str = "en"

    def __str__(self) -> str:
        return f"{self.file} {self.where}: {self.said}"


def _catalogue(path: Path) -> Found:
    for key, message in json.loads(path.read_text(encoding="utf-8")).items():
        yield from ((key, said) for said in readings(message))


def _yaml(path: Path) -> Found:
    yield from _inside(yaml_files.read(path))


def _shipped(path: Path) -> Found:
    """Without where it was read, which frontend/build/yaml.ts leaves out of the app."""
    for where, said in _yaml(path):
        if "sources" not in where.split("."):
            yield where, said


def _inside(node: Any, where: str = "") -> Found:
    if isinstance(node, str) and _SAID.search(node):
        yield where, _FORMAT.sub(FILLED, node)
    elif isinstance(node, dict | list):
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            yield from _inside(value, f"{where}.{key}".lstrip("."))


def _python(path: Path) -> Found:
    """Every literal that reads as words: what a person is answered and what stands in a log alike."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    apart = set()  # docstrings, and the pieces of what is put together
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            apart.add(id(node.value))
        if isinstance(node, ast.JoinedStr):
            apart |= {id(piece) for piece in node.values}
    for node in ast.walk(tree):
        if id(node) in apart:
            continue
        said = _literal(node)
        if said and _SAID.search(said) and not _QUERY.search(said):
            yield f"line {getattr(node, 'lineno', 0)}", said


def _literal(node: ast.AST) -> str | None:
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(piece.value) if isinstance(piece, ast.Constant) else FILLED for piece in node.values
        )
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return _FORMAT.sub(FILLED, node.value)
    return None


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in {"style", "script"}
        spoken = {"alt", "aria-label", "title", "placeholder", "content", "value", "summary"}
        self.said += [value for name, value in attrs if name in spoken and value and "=" not in value]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in {"style", "script"}

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.said.append(data)


def _html(path: Path) -> Found:
    page = _Page()
    text = re.sub(
        r"\{% comment %\}.*?\{% endcomment %\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL
    )
    page.feed(re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", text))
    yield from (
        (f"text {at}", said.strip()) for at, said in enumerate(page.said) if _SAID.search(said.strip())
    )


def _css(path: Path) -> Found:
    """Words that a style puts beside an element."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for said in re.findall(r"content:[^;]*?[\"']([^\"';]+)[\"']", text):
        if re.search(r"[^\W_]", said):
            yield "content", said


def _silent(path: Path) -> Found:
    return iter(())


OUTSIDE = "outside"  # stands where somebody else may look: promise 6
CLIENT = "client"
CLINICIAN = "clinician"
SERVER = "server"  # errors and logs; the client shows its own sentence for each error (tests/contracts)
NAMES = "names"  # of helplines and bodies, as they call themselves
NOBODY = "nobody"


@dataclass(frozen=True)
class Source:
    pattern: str
    read: Callable[[Path], Found]
    readers: str
    why: str = ""


LINES = "backend/reminders/data/reminder_lines.yaml"
LINES_IN = "backend/reminders/data/reminder_lines.*.yaml"
AFFIRMATIONS_IN = "backend/affirmations/data/affirmations.*.yaml"
LETTERS = ("backend/accounts/data/emails.yaml", "backend/reminders/data/email.yaml")  # by language inside
SOURCES = (
    Source("frontend/src/i18n/*/clinic.json", _catalogue, CLINICIAN),
    Source("frontend/src/i18n/*/replying.json", _catalogue, CLINICIAN),
    Source("frontend/src/i18n/*/measuring.json", _catalogue, CLINICIAN),
    Source("frontend/src/i18n/*/office.json", _catalogue, CLINICIAN),
    Source("frontend/src/i18n/*/*.json", _catalogue, CLIENT),
    Source(
        "frontend/src/library/further.yaml",
        _silent,
        NOBODY,
        "titles and names, word for word as they were published: tests/content/test_further.py",
    ),
    Source("frontend/src/library/*.yaml", _shipped, CLIENT),
    Source("frontend/assets/**.svg", _html, OUTSIDE),
    Source("frontend/assets/**.png", _silent, NOBODY, "pictures: tests/browser looks at what is shown"),
    Source("frontend/**.css", _css, OUTSIDE),
    Source("frontend/**.html", _html, OUTSIDE),
    Source(
        "frontend/src/**.ts*", _silent, NOBODY, "frontend/src/i18n/literals.test.ts: no words stand in code"
    ),
    Source("frontend/build/**.ts", _silent, NOBODY, "runs where the client is built"),
    Source("frontend/build/**.js", _silent, NOBODY, "the same"),
    Source("frontend/*.json", _silent, NOBODY, "settings of tools"),
    Source("frontend/*.ts", _silent, NOBODY, "settings of tools"),
    Source("frontend/*.js", _silent, NOBODY, "settings of tools"),
    Source("frontend/.npmrc", _silent, NOBODY, "settings of tools"),
    *(Source(letter, _yaml, OUTSIDE) for letter in LETTERS),
    Source(LINES, _yaml, CLIENT),
    Source(LINES_IN, _yaml, CLIENT),
    Source("backend/affirmations/data/affirmations.yaml", _yaml, CLIENT),
    Source(AFFIRMATIONS_IN, _yaml, CLIENT),
    Source(
        "backend/demo/data/demo.yaml",
        _silent,
        NOBODY,
        "what made-up people wrote: tests/content/test_demo.py",
    ),
    Source("backend/clinic/data/*.yaml", _yaml, CLINICIAN),
    Source("backend/speakup/data/*.yaml", _yaml, CLINICIAN),
    Source("backend/measures/data/*.yaml", _silent, NOBODY, "word for word as they were published"),
    Source("backend/schema.yaml", _silent, NOBODY, "made from the code"),
    Source("backend/*/data/*.yaml", _yaml, CLIENT),
    Source("backend/**.html", _html, OUTSIDE),
    Source("backend/*/migrations/*.py", _silent, NOBODY, "the shape of tables"),
    Source("backend/**.md", _silent, NOBODY, "for who works on it"),
    Source("backend/core/pwa/guises.yaml", _yaml, OUTSIDE),
    Source("config/settings/parts/pwa.py", _python, OUTSIDE),
    Source("config/tools/*.py", _silent, NOBODY, "what `make` says to who runs it"),
    Source("backend/measures/format.py", _silent, NOBODY, "what the check of a file says to who wrote it"),
    Source("backend/measures/management/commands/*.py", _silent, NOBODY, "the same"),
    Source("backend/ops/**.py", _silent, NOBODY, "what commands say to who runs them, and machines ask"),
    Source("backend/**.py", _python, SERVER),
    Source("config/deploy/**", _silent, NOBODY, "for who runs a practice's server"),
    Source("config/**.py", _python, SERVER),
    Source("manage.py", _python, SERVER),
)

# Where one file holds texts for more than one, by their last key.
_PARTS = {
    ("frontend/src/library/*.yaml", "name"): NAMES,
    ("frontend/src/library/*.yaml", "where"): NAMES,
    ("backend/affirmations/data/affirmations.yaml", "credit"): NAMES,
    (AFFIRMATIONS_IN, "credit"): NAMES,
    **{(lines, str(at)): OUTSIDE for lines in (LINES, LINES_IN) for at in range(100)},
    **{(lines, act): OUTSIDE for lines in (LINES, LINES_IN) for act in ("later", "rest")},
}

# In which language a file is, by its name; whatever says nothing else is English.
_LANGUAGE = re.compile(r"^frontend/src/i18n/(?P<folder>[a-z]{2})/|\.(?P<ending>[a-z]{2})\.yaml$")


@cache
def files() -> tuple[str, ...]:
    found: list[str] = []
    for tree in TREES:
        top = ROOT / tree
        inside = [top] if top.is_file() else top.rglob("*")
        found += [
            path.relative_to(ROOT).as_posix()
            for path in inside
            if path.is_file() and not NOT_OURS & set(path.parts) and path.suffix != ".pyc"
        ]
    return tuple(sorted(found))


def source_of(file: str) -> Source | None:
    return next((source for source in SOURCES if _fits(source.pattern).fullmatch(file)), None)


@cache
def _fits(pattern: str) -> re.Pattern[str]:
    """`**` crosses folders, and a single star does not."""
    return re.compile(re.escape(pattern).replace(r"\*\*", ".*").replace(r"\*", "[^/]*"))


def unknown(names: tuple[str, ...]) -> list[str]:
    return [file for file in names if source_of(file) is None]


def language_of(file: str, where: str = "") -> str:
    if file in LETTERS:
        return where.split(".", maxsplit=1)[0]
    named = _LANGUAGE.search(file)
    return (named["folder"] or named["ending"]) if named else "en"


def readers_of(file: str, where: str) -> str:
    source = source_of(file)
    assert source, file
    return _PARTS.get((source.pattern, where.rsplit(".", 1)[-1]), source.readers)


def read(file: str) -> Iterator[tuple[Text, str]]:
    """Each text of a file, and who reads it."""
    source = source_of(file)
    assert source, file
    for where, said in source.read(ROOT / file):
        yield Text(file, where, said, language_of(file, where)), readers_of(file, where)


@cache
def texts() -> tuple[tuple[Text, str], ...]:
    """Every text of the tree, and who reads it."""
    return tuple(one for file in files() if source_of(file) for one in read(file))
