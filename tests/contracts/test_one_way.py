"""One way to do each thing, read from the code: who owns something has a type, a view translates, rules and selectors
only read.
"""

import ast
import tomllib
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
# Where a way begins, and what others call that tell no time: these alone look at a clock.
BEGINNINGS = {"tasks.py", "views.py"}
CALLED_BACK = {
    "accounts/data_keys.py",  # made and remembered wherever something is sealed
    "accounts/enrolment.py",  # the accounts of a demonstration
    "accounts/sign_in/adapter.py",  # by allauth
    "accounts/sign_in/arrivals.py",
    "accounts/sign_in/session_store.py",
    "affirmations/models.py",  # by Django, of what is erased with a card
    "core/clock.py",  # the clock itself
    "core/well_known.py",  # where what machines ask begins
    "ops/apps.py",  # after migrating
    "ops/doctor.py",  # compares this machine's clock with the database's
    "ops/probes.py",  # and here
    "push/under_keyring.py",  # by the keyring's rotation
    "sharing/departures.py",  # before an account is deleted
}
TOLD = [
    path
    for path in FILES
    if path.name not in BEGINNINGS
    and "management" not in path.parts
    and str(path.relative_to(BACKEND)) not in CALLED_BACK
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


def test_the_layers_inside_a_room_are_those_of_every_room() -> None:
    said = tomllib.loads((BACKEND.parent / "pyproject.toml").read_text(encoding="utf-8"))
    (inside,) = [
        contract
        for contract in said["tool"]["importlinter"]["contracts"]
        if contract["name"].startswith("Inside a room")
    ]
    rooms = {f"backend.{room.name}" for room in BACKEND.iterdir() if (room / "api").is_dir()}
    assert set(inside["containers"]) == rooms - {"backend.core"}


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


def looks_at_a_clock(path: Path) -> bool:
    calls = [
        node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
    ]
    return bool({ast.unparse(call.func) for call in calls} & {"timezone.now", "datetime.now", "date.today"})


def test_whoever_changes_something_is_told_what_time_it_is() -> None:
    assert [str(path.relative_to(BACKEND)) for path in TOLD if looks_at_a_clock(path)] == []
    assert {name for name in CALLED_BACK if looks_at_a_clock(BACKEND / name)} == CALLED_BACK


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
