"""The content files, read as they are shipped."""

from functools import cache
from pathlib import Path
from typing import Any

from backend.core import yaml_files

BACKEND = Path(__file__).resolve().parents[2] / "backend"


@cache
def document(path: str) -> Any:
    """The parsed YAML file at `path` below backend/. Read once: do not change what comes back."""
    return yaml_files.read(BACKEND / path)


def strings(node: Any) -> list[str]:
    """Every text in a parsed document, keys left out, in order."""
    if isinstance(node, str):
        return [node]
    if isinstance(node, dict):
        return [text for value in node.values() for text in strings(value)]
    if isinstance(node, list):
        return [text for value in node for text in strings(value)]
    return []
