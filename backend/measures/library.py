"""Every measure that there is here: those that come with the code, and those that a practice is licensed for."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from backend.measures.format import MeasureProblem, for_devices, read

SHIPPED = Path(__file__).parent / "data"


@cache
def measures() -> Mapping[str, dict[str, Any]]:
    """By key, as devices get them. Raises MeasureProblem, naming the file, for one that can't be used."""
    found: dict[str, dict[str, Any]] = {}
    for path in files():
        try:
            measure = for_devices(read(path.read_text(encoding="utf-8")))
        except MeasureProblem as error:
            raise MeasureProblem([f"{path.name}: {problem}" for problem in error.problems]) from None
        if measure["key"] in found:
            raise MeasureProblem([f"{path.name}: there is a measure with the key {measure['key']} already."])
        found[measure["key"]] = measure
    return found


def files() -> list[Path]:
    own = Path(settings.MEASURES_DIR).glob("*.yaml") if settings.MEASURES_DIR else ()
    return [*sorted(SHIPPED.glob("*.yaml")), *sorted(own)]


def find_measure(key: str) -> dict[str, Any] | None:
    return measures().get(key)


def asks_about_self_harm(key: str) -> bool:
    """True also for one that is not known any more: what is not known is taken carefully."""
    found = find_measure(key)
    return found is None or found["self_harm_item"] is not None
