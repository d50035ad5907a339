"""What some rows of tests/asvs.csv say of the code as a whole, looked up in the code."""

import ast
import csv
import re
from collections.abc import Iterator
from pathlib import Path

from config.tools.demo import ROOT

SECRET = re.compile(r"(?:^|_)(?:hash|digest|token|proof|mac|signature|secret|code)$")
_PAGE = re.compile(r'([\w./-]+\.md)(?:, "([^"]+)")?')


def _files() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted((ROOT / "backend").rglob("*.py")):
        if "migrations" not in path.parts:
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def _last_name(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def compared(tree: ast.AST) -> list[int]:
    """Where two secrets are compared so that the time tells how much of them is alike."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare)
        and isinstance(node.ops[0], ast.Eq | ast.NotEq)
        and all(SECRET.search(_last_name(side)) for side in (node.left, node.comparators[0]))
    ]


def test_secrets_are_compared_in_constant_time() -> None:
    assert compared(ast.parse("if row.token_hash == token_hash: pass")) == [1]
    assert {path.name: lines for path, tree in _files() if (lines := compared(tree))} == {}


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Each call of something in a module that is named before it: `re.compile`, `subprocess.run`."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
        ):
            yield f"{node.func.value.id}.{node.func.attr}", node


def through_a_shell(tree: ast.AST) -> list[int]:
    """Where a program is started by anything but a list of words, or code is run that was put together."""
    found = [
        node.lineno
        for name, node in calls(tree)
        if re.fullmatch(r"os\.(system|popen|exec\w*|spawn\w*)|subprocess\.get(status)?output", name)
        or any(one.arg == "shell" for one in node.keywords)
        or (name.startswith("subprocess.") and not isinstance(node.args[0], ast.List | ast.Name))
    ]
    named = [
        node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    ]
    return sorted(found + [node.lineno for node in named if _last_name(node.func) in {"eval", "exec"}])


def test_programs_are_started_by_lists_of_words_and_no_text_is_run() -> None:
    for planted in ("os.system(a)", "subprocess.run('ls ' + a)", "subprocess.run(a, shell=True)", "eval(a)"):
        assert through_a_shell(ast.parse(planted)) == [1], planted
    assert {path.name: lines for path, tree in _files() if (lines := through_a_shell(tree))} == {}


# Put together, and yet of nothing that somebody sent: by a constant beside it, or from a table of constants.
_PUT_TOGETHER = {("endpoints.py", "compile"), ("here.py", "search")}
_PATTERNS = {"compile", "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"}


def patterns_put_together(tree: ast.AST) -> set[str]:
    return {
        name.removeprefix("re.")
        for name, node in calls(tree)
        if name.startswith("re.")
        and name.removeprefix("re.") in _PATTERNS
        and not isinstance(node.args[0], ast.Constant)
    }


def test_no_pattern_is_made_of_what_somebody_sent() -> None:
    assert patterns_put_together(ast.parse("re.search(f'^{given}', text)")) == {"search"}
    assert {
        (path.name, name) for path, tree in _files() for name in patterns_put_together(tree)
    } == _PUT_TOGETHER
    asked = [path.name for path, _ in _files() if re.search(r"__i?regex\b", path.read_text(encoding="utf-8"))]
    assert asked == []
    client = [
        path.relative_to(ROOT / "frontend" / "src").as_posix()
        for path in sorted((ROOT / "frontend" / "src").rglob("*.ts*"))
        if ".test." not in path.name and "new RegExp(" in path.read_text(encoding="utf-8")
    ]
    assert client == ["features/clinic/sheet-rows.ts", "features/welcome/username.ts"]  # a number, a constant


# What says when, and not what: a surprise of the week that comes again, and when to ask a server that is away.
_NO_SECRET = {("clock.py", "Random"), ("views.py", "randint")}


def test_what_nobody_may_guess_comes_from_the_kernel() -> None:
    """Its generator does not run dry, however many ask at once; `secrets` and os.urandom are the same."""
    drawn = {
        (path.name, name.removeprefix("random."))
        for path, tree in _files()
        for name, _ in calls(tree)
        if name.startswith("random.")
    }
    assert {(file, name) for file, name in drawn if name != "SystemRandom"} == _NO_SECRET


def test_nothing_that_somebody_sends_becomes_a_file() -> None:
    """No field of a file, and no form that could bring one: what is sent is JSON, and lies in the database."""
    from django.apps import apps
    from django.conf import settings
    from django.db.models import FileField
    from rest_framework.views import APIView

    fields = [field for model in apps.get_models() for field in model._meta.get_fields()]
    assert len(fields) > 300
    assert [field for field in fields if isinstance(field, FileField)] == []
    assert [one.__name__ for one in APIView.parser_classes] == ["JSONParser"]
    assert settings.REST_FRAMEWORK["DEFAULT_PARSER_CLASSES"] == ["backend.core.api.parsing.JSONParser"]
    read = [
        path.name
        for path, tree in _files()
        for node in ast.walk(tree)
        if _last_name(node) in {"parser_classes", "FILES", "default_storage"}
    ]
    assert read == []


def test_each_page_that_a_row_names_is_there_with_its_heading() -> None:
    with (ROOT / "tests" / "asvs.csv").open(encoding="utf-8", newline="") as file:
        named = {found for row in csv.DictReader(file) for found in _PAGE.findall(row["why"])}
    assert len(named) > 3
    for page, heading in named:
        text = (ROOT / page).read_text(encoding="utf-8")
        assert not heading or re.search(rf"(?m)^#+ {re.escape(heading)}", text), (page, heading)
