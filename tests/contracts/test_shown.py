"""What a page showed is sent back as it was held: no rule for what is to be kept stands in the way of it."""

from collections.abc import Iterator
from typing import Any

from backend.core.api.shown import LONGEST
from tests.contracts.operations import schema

OF_WORDS = ("minLength", "pattern", "enum", "minimum", "maximum")


def leaves(said: dict[str, Any]) -> Iterator[dict[str, Any]]:
    named = [one for one in (said, *said.get("allOf", ())) if "$ref" in one]
    if named:
        said = schema()["components"]["schemas"][named[0]["$ref"].split("/")[-1]]
    if said["type"] != "object":
        yield said
    for inner in said.get("properties", {}).values():
        yield from leaves(inner)


def test_what_a_form_showed_is_understood_whatever_it_was() -> None:
    forms = {
        name: component["properties"]["before"]
        for name, component in schema()["components"]["schemas"].items()
        if "before" in component.get("properties", {})
    }
    assert len(forms) >= 5
    for name, before in forms.items():
        shown = list(leaves(before))
        assert shown, name
        for one in shown:
            assert not [rule for rule in OF_WORDS if rule in one], name
            assert one["type"] != "string" or "format" in one or one["maxLength"] >= LONGEST, name
