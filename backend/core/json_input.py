"""Reading JSON that somebody sent: in UTF-8, as RFC 8259 has it, and nothing that could not be answered with."""

import json
from typing import Any, NoReturn

_DEEPEST = 32  # nothing here is deeper than ten
_LARGEST = 2**63  # no column holds more


def read_json(raw: bytes, *, halves: bool = False) -> Any:
    """Raises ValueError, also for what Python alone would take: NaN, infinity, a number of a thousand digits, brackets
    without end, and half a surrogate pair, unless `halves` says that somebody else refuses that.
    """
    try:
        read = json.loads(
            raw.decode(), parse_constant=_no_number, parse_float=_finite, parse_int=_not_too_large
        )
    except RecursionError:
        raise ValueError("too deep") from None
    _require_answerable(read, "surrogatepass" if halves else "strict")
    return read


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _finite(text: str) -> float:
    number = float(text)
    if abs(number) == float("inf"):
        raise ValueError(text)
    return number


def _not_too_large(text: str) -> int:
    number = int(text)
    if not -_LARGEST <= number < _LARGEST:
        raise ValueError(text)
    return number


def _require_answerable(read: Any, errors: str, deep: int = 0) -> None:
    if deep > _DEEPEST:
        raise ValueError("too deep")
    if isinstance(read, str):
        read.encode(errors=errors)
    elif isinstance(read, dict):
        for key, value in read.items():
            key.encode(errors=errors)
            _require_answerable(value, errors, deep + 1)
    elif isinstance(read, list):
        for value in read:
            _require_answerable(value, errors, deep + 1)
