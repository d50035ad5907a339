"""The shapes an answer can have. Each says what is wrong with a value, or None, and describes itself for the API's schema."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol


class Answer(Protocol):
    def problem(self, value: Any) -> str | None: ...
    def schema(self) -> dict[str, Any]: ...


@dataclass(frozen=True)
class Choice:
    """One of the given values."""

    values: tuple[str, ...]

    def problem(self, value: Any) -> str | None:
        return None if isinstance(value, str) and value in self.values else "This is not one of the choices."

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "enum": list(self.values), "nullable": True}


@dataclass(frozen=True)
class Many:
    """Any of the given values, each once, in the order they were chosen; `most` bounds how many."""

    values: tuple[str, ...]
    most: int | None = None

    def problem(self, value: Any) -> str | None:
        if not isinstance(value, list):
            return "This has to be a list of choices."
        if not all(isinstance(item, str) and item in self.values for item in value):
            return "One of these is not one of the choices."
        if len(set(value)) != len(value):
            return "Each choice can stand here once."
        if self.most is not None and len(value) > self.most:
            return f"Up to {self.most} can stand here."
        return None

    def schema(self) -> dict[str, Any]:
        shape: dict[str, Any] = {
            "type": "array",
            "items": {"type": "string", "enum": list(self.values)},
            "nullable": True,
        }
        return shape if self.most is None else {**shape, "maxItems": self.most}


@dataclass(frozen=True)
class Scale:
    """A whole number from 0 to `top`."""

    top: int

    def problem(self, value: Any) -> str | None:
        # A bool is an int in Python, and true is no place on a scale.
        whole = isinstance(value, int) and not isinstance(value, bool)
        return None if whole and 0 <= value <= self.top else f"This goes from 0 to {self.top}."

    def schema(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": 0, "maximum": self.top, "nullable": True}


@dataclass(frozen=True)
class YesNo:
    def problem(self, value: Any) -> str | None:
        return None if isinstance(value, bool) else "This is yes or no."

    def schema(self) -> dict[str, Any]:
        return {"type": "boolean", "nullable": True}


@dataclass(frozen=True)
class Day:
    """A calendar day, written 2026-06-15."""

    def problem(self, value: Any) -> str | None:
        try:
            # fromisoformat also reads week dates and days without dashes: one day has one spelling here.
            if isinstance(value, str) and date.fromisoformat(value).isoformat() == value:
                return None
        except ValueError:
            pass
        return "This has to be a day, such as 2026-06-15."

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "date", "nullable": True}
