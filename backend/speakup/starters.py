"""Beginnings that a therapist may take for a reply, from the data that comes with the code."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from backend.accounts.languages import SOURCE

_DATA = Path(__file__).parent / "data"


@cache
def starters(language: str = SOURCE) -> dict[str, Any]:
    """Those in one of the app's languages (`backend.accounts.languages`)."""
    file = "reply_starters.yaml" if language == SOURCE else f"reply_starters.{language}.yaml"
    return dict(yaml.safe_load((_DATA / file).read_text(encoding="utf-8")))
