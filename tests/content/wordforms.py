"""Forms of speech that a list of single words would miss: "3 of 5", "you got this wrong again" (forms.yaml), "only you
can read this", "it may rest here" (careless.yaml).
"""

import re
from collections.abc import Mapping
from pathlib import Path

from backend.core import yaml_files


def load(name: str) -> dict[str, list[str]]:
    return yaml_files.read(Path(__file__).parent / name)


def together(forms: list[str], lists: Mapping[str, list[str]]) -> re.Pattern[str]:
    """One pattern over whole words; <name> stands for any of the list of that name."""
    joined, named = "|".join(forms), re.compile(rf"(?<!\?P)<({'|'.join(lists)})>")
    while named.search(joined):
        joined = named.sub(lambda name: f"(?:{'|'.join(lists[name[1]])})", joined)
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])", re.IGNORECASE)


_LISTS = load("forms.yaml") | load("careless.yaml")
FORMS = {name: together(forms, _LISTS) for name, forms in _LISTS.items() if name not in {"number", "done"}}


def formed(text: str, reason: str) -> list[str]:
    """The places of `text` that take one of the forms, in lower case."""
    return [match.group().lower() for match in FORMS[reason].finditer(text.replace("\u2019", "'"))]
