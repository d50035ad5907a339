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


def test_each_page_that_a_row_names_is_there_with_its_heading() -> None:
    with (ROOT / "tests" / "asvs.csv").open(encoding="utf-8", newline="") as file:
        named = {found for row in csv.DictReader(file) for found in _PAGE.findall(row["why"])}
    assert len(named) > 3
    for page, heading in named:
        text = (ROOT / page).read_text(encoding="utf-8")
        assert not heading or re.search(rf"(?m)^#+ {re.escape(heading)}", text), (page, heading)
