"""Beginnings that a therapist may take for a reply, from the data that comes with the code."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def starters() -> dict[str, Any]:
    return dict(
        yaml.safe_load((Path(__file__).parent / "data" / "reply_starters.yaml").read_text(encoding="utf-8"))
    )
