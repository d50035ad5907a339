"""Prints, as JSON, what the rows named in a file of earlier days hold now: everything opened."""

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import django


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, dict) else str(value)


def _row(row: Any, kinds: dict[type, str]) -> dict[str, Any]:
    from tests.upgrade import device

    values = {field.attname: _plain(getattr(row, field.attname)) for field in row._meta.concrete_fields}
    if type(row) in kinds and row.words:
        about = f"{kinds[type(row)]}|{row.owner_id}|{row.pk}|{row.revision}"
        values["words"] = device.opened(row.words, about)
    if row._meta.label_lower == "accounts.clinician":  # both stood with each clinician once
        values["practice"] = row.practice.name
        values["response_window"] = row.response_window or row.practice.response_window
    return values


def read(wanted: Mapping[str, Iterable[str]]) -> dict[str, dict[str, Any]]:
    """The rows of these keys, by their model's label."""
    from django.apps import apps

    from backend.core import entries

    kinds: dict[type, str] = {kind.model: kind.name for kind in entries.kinds()}
    now: dict[str, Any] = {}
    for label, keys in wanted.items():
        found = apps.get_model(label)._base_manager.filter(pk__in=list(keys))
        now[label] = {str(row.pk): _row(row, kinds) for row in found}
    return now


def main(before: Path) -> None:
    django.setup()
    print(json.dumps(read(json.loads(before.read_text(encoding="utf-8")))))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
