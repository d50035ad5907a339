"""Neutral lines for a lock screen: they tell nothing about the app or the person."""

import secrets
from functools import lru_cache
from pathlib import Path

import yaml

_FILE = Path(__file__).parent / "data" / "reminder_lines.yaml"


@lru_cache(maxsize=1)
def plain_lines() -> tuple[str, ...]:
    return tuple(yaml.safe_load(_FILE.read_text(encoding="utf-8"))["plain"])


def any_plain_line() -> str:
    return secrets.choice(plain_lines())
