"""Who may write the outbox's rows."""

import ast
import re
from pathlib import Path

import pytest

BACKEND = Path(__file__).resolve().parents[2] / "backend"
OUTBOX = BACKEND / "push" / "outbox"
WRITES = {
    "create",
    "bulk_create",
    "get_or_create",
    "update_or_create",
    "update",
    "bulk_update",
    "delete",
    "_raw_delete",
}
STATEMENT = re.compile(r"\b(insert\s+into|update|delete\s+from)\s+push_delivery\b", re.I)


def writes_in(source: str) -> list[int]:
    """The lines that make, change or remove a delivery."""
    return [node.lineno for node in ast.walk(ast.parse(source)) if _writes(node)]


def _writes(node: ast.AST) -> bool:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return bool(STATEMENT.search(node.value))
    if not isinstance(node, ast.Call):
        return False
    if isinstance(node.func, ast.Name):
        return node.func.id == "Delivery"
    names = {part.id for part in ast.walk(node.func) if isinstance(part, ast.Name)}
    return isinstance(node.func, ast.Attribute) and node.func.attr in WRITES and "Delivery" in names


@pytest.mark.parametrize(
    "source",
    [
        "Delivery(seed='x')",
        "Delivery.objects.create(seed='x')",
        "Delivery.objects.filter(pk=1).update(state='sent')",
        "Delivery.objects.filter(pk=1).exclude(state='sent').delete()",
        "SQL = 'INSERT  INTO push_delivery (id) VALUES (1)'",
        "SQL = f'update push_delivery SET {x}'",
    ],
)
def test_a_write_is_noticed(source: str) -> None:
    assert writes_in(source) == [1]


@pytest.mark.parametrize(
    "source", ["Delivery.objects.filter(pk=1).exists()", "SQL = 'SELECT 1 FROM push_delivery'"]
)
def test_a_read_is_none(source: str) -> None:
    assert writes_in(source) == []


def test_only_the_outbox_writes_a_delivery() -> None:
    found = {
        str(path.relative_to(BACKEND)): lines
        for path in BACKEND.rglob("*.py")
        if OUTBOX not in path.parents
        and "migrations" not in path.parts
        and (lines := writes_in(path.read_text("utf-8")))
    }
    assert found == {}
    assert any(writes_in(path.read_text("utf-8")) for path in OUTBOX.glob("*.py"))
