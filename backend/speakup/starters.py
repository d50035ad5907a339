"""Beginnings that a therapist may take for a reply, from the data that comes with the code."""

from functools import cache
from pathlib import Path
from typing import Any

from backend.accounts.languages import SOURCE
from backend.core import yaml_files

_DATA = Path(__file__).parent / "data"


@cache
def starters(language: str = SOURCE) -> dict[str, Any]:
    """Those in one of the app's languages (`backend.accounts.languages`)."""
    file = "reply_starters.yaml" if language == SOURCE else f"reply_starters.{language}.yaml"
    return dict(yaml_files.read(_DATA / file))
