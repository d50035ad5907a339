"""Every code that the server can answer with has a sentence in the client's catalogue: a person never reads the
server's own.
"""

import ast
import json
from pathlib import Path

from django.conf import settings

BACKEND = Path(settings.BASE_DIR) / "backend"
CATALOGUE = Path(settings.BASE_DIR) / "frontend" / "src" / "i18n" / "en" / "errors.json"
RAISED = {
    "Invalid",
    "Conflict",
    "Refused",
    "Unavailable",
    "DomainError",
    "__init__",
    "validation_error",
    "body",
}


def codes() -> set[str]:
    found = set()
    for path in BACKEND.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in RAISED and isinstance(node.args[0].value, str):
                    found.add(node.args[0].value)
    return found


def test_every_code_has_its_sentence() -> None:
    assert {"stale_revision", "window_inside_quiet_hours", "too_large"} <= codes()
    known = json.loads(CATALOGUE.read_text(encoding="utf-8"))
    assert codes() - set(known) == set()
