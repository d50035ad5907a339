"""The table of the walk (data/walk.yaml, speaking.yaml), as far as the server's rules need it: what leads to speaking,
and what asks about it.
"""

from pathlib import Path
from typing import Any

from backend.core import yaml_files

_TABLE: dict[str, Any] = {}
for _file in ("walk", "speaking"):
    _TABLE |= yaml_files.read(Path(__file__).parent / "data" / f"{_file}.yaml")

# Choices that lead to words for the other person. "Not now", writing for oneself, the therapist and letting go stay
# open to everybody.
SPEAKING = frozenset(_TABLE["speaking"])
SAID = frozenset(_TABLE["said"])
# What is asked on the screens of speaking, answers and texts.
ASKED_OF_SPEAKING = frozenset(field for screen in _TABLE["speaks"] for field in _TABLE["screens"][screen])
# What stands behind the safety questions.
ASKED_AFTER_CHECK = frozenset(field for screen in _TABLE["asks_first"] for field in _TABLE["screens"][screen])
