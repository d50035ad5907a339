"""Keeping the library in step with its data files."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from backend.affirmations.models import (
    SOURCE_LOCALE,
    AffirmationFamily,
    AffirmationText,
    AffirmationWording,
    CardResponse,
    Edition,
)
from backend.core import yaml_files

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Loaded:
    families: int
    texts: int
    retired: int
    removed: int


def data_files() -> dict[str, Path]:
    """The library's files by locale: `affirmations.yaml` is English, `affirmations.<locale>.yaml` any other."""
    files = {SOURCE_LOCALE: DATA / "affirmations.yaml"}
    for path in sorted(DATA.glob("affirmations.*.yaml")):
        files[path.name.split(".")[1]] = path
    return files


def read(path: Path) -> list[dict[str, Any]]:
    """The families of a file. That of a language but the source has wordings alone, by text, and is read as one."""
    document: dict[str, Any] = yaml_files.read(path)
    if "families" in document:
        return list(document["families"])
    return [{"texts": [{"id": id, "text": wording} for id, wording in document["texts"].items()]}]


@transaction.atomic
def load_library(families: list[dict[str, Any]], *, now: datetime, locale: str = SOURCE_LOCALE) -> Loaded:
    """Makes the library in one language what `families` says. Doing it twice changes nothing.

    Only the source language decides which texts there are: one that is gone from it is removed, or retired if
    somebody responded to it.
    """
    wanted = {text["id"]: text for family in families for text in family["texts"]}
    retired = removed = 0
    if locale == SOURCE_LOCALE:
        _write_texts(families)
        retired, removed = _retire_or_remove(wanted.keys(), now)
    known = set(AffirmationText.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    AffirmationWording.objects.bulk_create(
        [
            AffirmationWording(text_id=id, locale=locale, wording=text["text"].strip())
            for id, text in wanted.items()
            if id in known
        ],
        update_conflicts=True,
        unique_fields=["text", "locale"],
        update_fields=["wording"],
    )
    Edition.objects.update_or_create(id=1, defaults={"mark": secrets.token_hex(8)})
    return Loaded(len(families), len(known), retired, removed)


def _write_texts(families: list[dict[str, Any]]) -> None:
    AffirmationFamily.objects.bulk_create(
        [
            AffirmationFamily(
                id=family["id"],
                theme=family["theme"],
                quoted=family.get("quoted", False),
                credit=family.get("credit", ""),
                asked_only=family.get("asked_only", False),
                position=position,
            )
            for position, family in enumerate(families)
        ],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["theme", "quoted", "credit", "asked_only", "position"],
    )
    AffirmationText.objects.bulk_create(
        [
            AffirmationText(id=text["id"], family_id=family["id"], level=text["level"], position=position)
            for family in families
            for position, text in enumerate(family["texts"])
        ],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[
            "family",
            "level",
            "position",
            "retired_at",
        ],  # a text that comes back is no longer retired
    )


def _retire_or_remove(wanted: Any, now: datetime) -> tuple[int, int]:
    gone = AffirmationText.objects.exclude(pk__in=list(wanted))
    responded = CardResponse.objects.filter(text__in=gone).values("text")
    retired = gone.filter(pk__in=responded, retired_at__isnull=True).update(retired_at=now)
    removed, _ = gone.exclude(pk__in=responded).delete()
    AffirmationFamily.objects.filter(texts__isnull=True).delete()
    return retired, removed
