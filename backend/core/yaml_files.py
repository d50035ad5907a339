"""The one way to read YAML: by libyaml, which PyYAML's wheels bring along. Each process reads some as it starts."""

from pathlib import Path
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse(text: str) -> Any:
    """Raises yaml.YAMLError."""
    return yaml.load(text, _LOADER)  # noqa: S506 - a safe one


def read(path: Path) -> Any:
    return parse(path.read_text(encoding="utf-8"))
