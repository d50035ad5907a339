"""Neutral lines for a lock screen: they tell nothing about the app or the person."""

import secrets
from functools import lru_cache
from pathlib import Path

import yaml

from backend.accounts.languages import SOURCE

_DATA = Path(__file__).parent / "data"


@lru_cache(maxsize=8)
def plain_lines(language: str = SOURCE) -> tuple[str, ...]:
    """Those of one of the app's languages (`backend.accounts.languages`)."""
    return tuple(yaml.safe_load(file_of(language).read_text(encoding="utf-8"))["plain"])


def file_of(language: str) -> Path:
    return _DATA / ("reminder_lines.yaml" if language == SOURCE else f"reminder_lines.{language}.yaml")


def any_plain_line(language: str = SOURCE) -> str:
    return secrets.choice(plain_lines(language))
