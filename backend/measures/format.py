"""The format of a measure's file (`backend/measures/README.md`): what may stand in it, and what goes to devices.

Of a file that breaks a rule nothing is used. Every problem is said at once, each with the place where it stands.
"""

import re
from collections.abc import Iterable
from typing import Any

import yaml

from backend.core import yaml_files
from backend.measures.answers import BY
from backend.measures.scoring import Answers, as_decimals, limits, score

MOST_ITEMS = 60
LEAST_INTERVAL = 7  # days
_KEY = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_SAID = ("title", "version", "about", "licence", "source", "ask")
_KNOWN = {
    "key", *_SAID, "options", "items", "gate", "self_harm_item", "scoring", "scales", "missing", "bands", "bands_source",
    "change", "interval_days", "examples",
}  # fmt: skip


class MeasureProblem(Exception):
    """A file that can't be used, with everything that is wrong in it."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def read(text: str) -> dict[str, Any]:
    """The measure that a file says. Raises MeasureProblem."""
    try:
        found = yaml_files.parse(text)
    except yaml.YAMLError as error:
        raise MeasureProblem([f"This is not YAML: {error}"]) from None
    if not isinstance(found, dict):
        raise MeasureProblem(["The file has to say a measure: key, title, items and the rest."])
    problems = list(_shape(found))
    if not problems:
        problems = [*_scoring(found), *_examples(found)]
    if problems:
        raise MeasureProblem(problems)
    return found


def for_devices(measure: dict[str, Any]) -> dict[str, Any]:
    """What asks, scores and says of it, with everything that may be left out of a file filled in."""
    options = measure["options"]
    return {
        "key": measure["key"],
        **{name: measure[name] for name in _SAID},
        "items": [
            {
                "text": one["text"],
                "options": one.get("options", options),
                "reversed": one.get("reversed", False),
            }
            for one in measure["items"]
        ],
        "gate": {**measure["gate"], "options": options} if "gate" in measure else None,
        "self_harm_item": measure.get("self_harm_item"),
        "by": measure["scoring"]["by"],
        "scales": measure.get("scales", []),
        "most_missing": measure["missing"]["most"],
        "missing_rule": measure["missing"]["rule"],
        "bands": measure["bands"],
        "change": measure["change"]["points"],
        "change_source": measure["change"]["source"],
        "interval_days": measure["interval_days"],
    }


def _shape(measure: dict[str, Any]) -> Iterable[str]:
    for name in sorted(set(measure) - _KNOWN):
        yield f"{name}: nothing of this name belongs into a measure."
    if not _KEY.fullmatch(str(measure.get("key", ""))) or len(str(measure["key"])) > 40:
        yield "key: at most 40 small letters, figures and single hyphens, beginning with a letter."
    for name in _SAID:
        if not _text(measure.get(name)):
            yield f"{name}: this has to be said."
    yield from _options("options", measure.get("options"))
    yield from _items(measure.get("items"))
    yield from _rules(measure)
    if not isinstance(measure.get("examples"), list) or not measure["examples"]:
        yield "examples: at least one, with answers and the total that they come to."


def _rules(measure: dict[str, Any]) -> Iterable[str]:
    gate = measure.get("gate")
    if "gate" in measure and not (isinstance(gate, dict) and _text(gate.get("text")) and "goes_on" in gate):
        yield "gate: needs text, and in goes_on the value after which the items are asked."
    if not isinstance(measure.get("scoring"), dict) or measure["scoring"].get("by") not in BY.values:
        yield "scoring: by has to be sum or mean."
    missing = measure.get("missing")
    if not (isinstance(missing, dict) and _whole(missing.get("most")) and _text(missing.get("rule"))):
        yield "missing: needs most, how many answers may be open, and rule, which says where that is from."
    change = measure.get("change")
    if not (isinstance(change, dict) and "points" in change and _text(change.get("source"))):
        yield "change: needs points (null where none is published) and source."
    elif change["points"] is not None and not _above_zero(change["points"]):
        yield "change: points has to be above zero, or null."
    if not _whole(measure.get("interval_days")) or measure["interval_days"] < LEAST_INTERVAL:
        yield f"interval_days: at least {LEAST_INTERVAL}."
    if not isinstance(measure.get("bands"), list):
        yield "bands: a list, which may be empty."
    elif not measure["bands"] and not _text(measure.get("bands_source")):
        yield "bands_source: where there are no bands, why."


def _options(place: str, options: Any) -> Iterable[str]:
    if not isinstance(options, list) or len(options) < 2:
        yield f"{place}: at least two, each with value and text."
        return
    values: list[Any] = [one.get("value") if isinstance(one, dict) else None for one in options]
    if not all(_whole(value) for value in values) or values != sorted(set(values)):
        yield f"{place}: values have to be whole numbers, each once, in their order."
    if not all(isinstance(one, dict) and _text(one.get("text")) for one in options):
        yield f"{place}: each needs a text (yes and no in quotation marks)."


def _items(items: Any) -> Iterable[str]:
    if not isinstance(items, list) or not 1 <= len(items) <= MOST_ITEMS:
        yield f"items: from 1 to {MOST_ITEMS}."
        return
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict) or not _text(item.get("text")):
            yield f"items, {number}: needs a text."
        elif set(item) - {"text", "reversed", "options"}:
            yield f"items, {number}: text, reversed and options alone."
        elif "options" in item:
            yield from _options(f"items, {number}: options", item["options"])


def _scoring(measure: dict[str, Any]) -> Iterable[str]:
    count = len(measure["items"])
    if measure["missing"]["most"] >= count:
        yield "missing: fewer than there are items."
    number = measure.get("self_harm_item")
    if number is not None and not (_whole(number) and 1 <= number <= count):
        yield "self_harm_item: the number of an item."
    if "gate" in measure and measure["gate"]["goes_on"] not in [one["value"] for one in measure["options"]]:
        yield "gate: goes_on has to be one of the options' values."
    for scale in measure.get("scales", []):
        named = scale.get("items") if isinstance(scale, dict) else None
        if not named or not all(_whole(one) and 1 <= one <= count for one in named):
            yield "scales: each needs a name, and the numbers of its items."
        elif not _text(scale.get("name")):
            yield "scales: each needs a name."
    yield from _bands(measure)


def _bands(measure: dict[str, Any]) -> Iterable[str]:
    bands = measure["bands"]
    if not bands:
        return
    if not all(
        isinstance(one, dict) and _text(one.get("text")) and {"from", "to"} <= set(one) for one in bands
    ):
        yield "bands: each needs from, to and text."
        return
    least, most = limits(for_devices(measure))
    step = 10 ** -as_decimals(measure["scoring"]["by"])
    at = least
    for band in bands:
        if abs(band["from"] - at) > step / 2 or band["to"] < band["from"]:
            yield f"bands: {band['text']} has to begin at {at:g}, so that no score stands in two or in none."
        at = band["to"] + step
    if abs(at - step - most) > step / 2:
        yield f"bands: the last has to end at {most:g}."


def _examples(measure: dict[str, Any]) -> Iterable[str]:
    for number, example in enumerate(measure["examples"], 1):
        place = f"examples, {number}"
        if not isinstance(example, dict) or not _text(example.get("source")) or "total" not in example:
            yield f"{place}: needs answers, total (null for not enough answers) and source."
            continue
        given = example.get("answers")
        if not isinstance(given, list) or len(given) != len(measure["items"]):
            yield f"{place}: needs an answer, or null, for each item."
            continue
        found = score(for_devices(measure), answers_of(example))
        if found["total"] != example["total"]:
            yield f"{place}: comes to {found['total']}, and not to {example['total']}."
        if found["band"] != example.get("band"):
            yield f"{place}: stands in the band {found['band']}, and not in {example.get('band')}."
        if "scales" in example and [value for _, value in found["scales"]] != example["scales"]:
            yield f"{place}: its scales come to {[value for _, value in found['scales']]}."


def answers_of(example: dict[str, Any]) -> Answers:
    """As a response holds them: by the number of the item, and only those that were given."""
    given = dict(enumerate(example["answers"], 1)) | {"gate": example.get("gate")}
    return {str(name): value for name, value in given.items() if value is not None}


def _text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _above_zero(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value > 0
