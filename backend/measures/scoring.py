"""How a measure is scored, from its file alone.

Devices score by `frontend/src/entries/measure-responses/scoring.ts`, for no answer ever comes here; this is what files
are checked by. `tests/vectors/measures.json` holds both to the same.
"""

from collections.abc import Mapping
from typing import Any

Answers = Mapping[str, int]  # by the number of the item, and "gate"
Measure = Mapping[str, Any]  # as `format.for_devices` gives it

_DECIMALS = {"sum": 0, "mean": 2}


def as_decimals(by: str) -> int:
    return _DECIMALS[by]


def score(measure: Measure, answers: Answers) -> dict[str, Any]:
    """`total` is None where not enough was answered, and `band` where there is none; `scales` are pairs of name and
    value, each None unless all of it was answered.
    """
    gate = measure["gate"]
    if gate is not None and answers.get("gate") is None:
        return _result(measure, None, 0, {})
    if gate is not None and answers["gate"] != gate["goes_on"]:
        return _result(measure, 0, 0, {})
    values = {
        number: _value(item, answers[str(number)])
        for number, item in enumerate(measure["items"], 1)
        if str(number) in answers
    }
    open_ones = len(measure["items"]) - len(values)
    enough = open_ones <= measure["most_missing"]
    total = _combine(measure["by"], list(values.values()), len(measure["items"])) if enough else None
    return _result(measure, total, open_ones, values)


def limits(measure: Measure) -> tuple[float, float]:
    """The least and the greatest total that there can be."""
    ends = [[one["value"] for one in item["options"]] for item in measure["items"]]
    least = (
        0 if measure["gate"] is not None else _combine(measure["by"], [each[0] for each in ends], len(ends))
    )
    return least, _combine(measure["by"], [each[-1] for each in ends], len(ends))


def _result(
    measure: Measure, total: float | None, open_ones: int, values: Mapping[int, int]
) -> dict[str, Any]:
    within = [
        one["text"] for one in measure["bands"] if total is not None and one["from"] <= total <= one["to"]
    ]
    return {
        "total": total,
        "band": within[0] if within else None,
        "filled_in": open_ones if total is not None else 0,
        "scales": [
            (scale["name"], _scale(measure["by"], [values.get(one) for one in scale["items"]]))
            for scale in measure["scales"]
        ],
    }


def _value(item: Mapping[str, Any], given: int) -> int:
    values: list[int] = [one["value"] for one in item["options"]]
    return values[0] + values[-1] - given if item["reversed"] else given


def _scale(by: str, values: list[int | None]) -> float | None:
    said = [value for value in values if value is not None]
    return _combine(by, said, len(values)) if len(said) == len(values) else None


def _combine(by: str, values: list[int], count: int) -> float:
    """The mean, or the sum as if the open ones were the mean of the others; rounded, and a half upwards."""
    whole = count if by == "sum" else 1
    factor = 10 ** _DECIMALS[by]
    rounded = (2 * sum(values) * whole * factor + len(values)) // (2 * len(values))
    return rounded // factor if rounded % factor == 0 else rounded / factor
