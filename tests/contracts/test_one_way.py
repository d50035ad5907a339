"""One way to do each thing, read from the code: who owns something has a type, a view translates, rules and selectors
only read.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

BACKEND = Path(settings.BASE_DIR) / "backend"
FILES = [path for path in sorted(BACKEND.rglob("*.py")) if "migrations" not in path.parts]
WHO = {"owner", "user", "client", "clinician"}
METHODS = {"get", "post", "put", "patch", "delete"}
LONGEST = 15
# The base that reads these for all of them.
BASE = BACKEND / "core" / "api" / "views.py"
VIEWS = [path for path in FILES if path.parent.name == "api" and "views" in path.stem and path != BASE]
VIEWS.append(BACKEND / "core" / "api" / "entries.py")
READERS = [path for path in FILES if path.name in {"rules.py", "selectors.py"}]
TOLD = [
    path for path in FILES if path.name in {"services.py", "invitations.py"} or path.parent.name == "recovery"
]


def place(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(BACKEND)}:{getattr(node, 'lineno', 0)}"


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            yield node


def views(path: Path) -> Iterator[ast.ClassDef]:
    """The classes of a file that answer to a method of HTTP, and those that are named as views."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef) and node.name.endswith("View"):
            yield node


def names(node: ast.AST) -> set[str]:
    """Each dotted name in it, such as `request.data`."""
    return {ast.unparse(one) for one in ast.walk(node) if isinstance(one, ast.Attribute)}


def test_the_files_are_found() -> None:
    assert len(FILES) > 150
    assert len(VIEWS) >= 8
    assert sum(len(list(views(path))) for path in VIEWS) > 40


def test_who_owns_something_has_a_type() -> None:
    loose = [
        f"{place(path, one)} {one.arg}"
        for path in FILES
        for function in functions(path)
        for one in [*function.args.args, *function.args.kwonlyargs]
        if one.arg in WHO and one.annotation is not None and "Any" in ast.unparse(one.annotation)
    ]
    assert loose == []


@pytest.mark.parametrize("path", READERS, ids=lambda path: str(path.relative_to(BACKEND)))
def test_rules_and_selectors_change_nothing(path: Path) -> None:
    """Only services change something; what is to hold at which instant is told to all three."""
    calls = {
        node.func.attr
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    assert not calls & {"save", "create", "bulk_create", "get_or_create", "update_or_create"}
    assert not calls & {"update", "bulk_update", "delete", "atomic", "now"}


@pytest.mark.parametrize("path", TOLD, ids=lambda path: str(path.relative_to(BACKEND)))
def test_whoever_changes_something_is_told_what_time_it_is(path: Path) -> None:
    assert "timezone.now" not in names(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", VIEWS, ids=lambda path: str(path.relative_to(BACKEND)))
def test_a_view_reads_what_was_sent_and_who_asks_in_one_way(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    own = {
        "request.data",
        "request.query_params",
        "self.request.data",
        "request.user",
        "self.request.user",
        "timezone.now",
    }
    assert not names(tree) & own
    imported = {
        alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    assert not imported & {"APIView", "GenericAPIView", "ListAPIView", "timezone"}


@pytest.mark.parametrize("path", VIEWS, ids=lambda path: str(path.relative_to(BACKEND)))
def test_a_view_is_short(path: Path) -> None:
    long = []
    for view in views(path):
        for method in view.body:
            if isinstance(method, ast.FunctionDef) and method.name in METHODS:
                body = method.body[1:] if ast.get_docstring(method) else method.body
                lines = (method.end_lineno or 0) - body[0].lineno + 1
                if lines > LONGEST:
                    long.append(f"{place(path, method)} {view.name}.{method.name} has {lines} lines")
    assert long == []
