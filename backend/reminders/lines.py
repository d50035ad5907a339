"""Neutral lines for a lock screen: they tell nothing about the app or the person."""

import secrets
from functools import lru_cache
from pathlib import Path

from backend.accounts.languages import SOURCE
from backend.core import yaml_files

_DATA = Path(__file__).parent / "data"


@lru_cache(maxsize=8)
def plain_lines(language: str = SOURCE) -> tuple[str, ...]:
    """Those of one of the app's languages (`backend.accounts.languages`)."""
    return tuple(yaml_files.read(file_of(language))["plain"])


def file_of(language: str) -> Path:
    return _DATA / ("reminder_lines.yaml" if language == SOURCE else f"reminder_lines.{language}.yaml")


def any_plain_line(language: str = SOURCE) -> str:
    return secrets.choice(plain_lines(language))
