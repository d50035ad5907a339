"""A client of each release that stands here is understood by the server of now, and gets all that it was given."""

import copy
import tarfile
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
import yaml

from config.tools.demo import ROOT
from tests.upgrade.contract import METHODS, taken
from tests.upgrade.releases import ORDER, archive

# What was taken on purpose, by release, with the reason: nobody who is still on that release's page may need it.
DECLARED: dict[str, dict[str, str]] = {
    "06a9e25": dict.fromkeys(
        (
            "GET /api/v1/practice/clinicians 200: array is object",
            "GET /api/v1/practice/links 200: array is object",
        ),
        "The answer is as it was: it had been published as a list, and was a page of one all along.",
    )
}
WITH_CODE = [name for name in ORDER if archive(name).exists()]
Schema = dict[str, Any]
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def of_release(name: str) -> Schema:
    with tarfile.open(archive(name)) as packed:
        file = packed.extractfile("backend/schema.yaml")
        assert file
        read: Schema = yaml.load(file.read(), LOADER)  # noqa: S506 - a safe one
        return read


@pytest.mark.parametrize("name", WITH_CODE)
def test_nothing_that_a_client_of_before_says_or_hears_is_taken_from_it(name: str) -> None:
    now = yaml.load((ROOT / "backend/schema.yaml").read_text(encoding="utf-8"), LOADER)  # noqa: S506 - a safe one
    declared = DECLARED.get(name, {})
    found = taken(of_release(name), now)
    assert set(found) == set(declared), "expand first; what has to go is declared, with its reason"
    assert all(len(reason) > 20 for reason in declared.values())


def planted(change: Callable[[Schema], object]) -> list[str]:
    """What is found once a copy of the release's schema was changed."""
    before = of_release(WITH_CODE[-1])
    now = copy.deepcopy(before)
    change(now)
    assert now != before, "nothing was planted"
    return taken(before, now)


def component(schema: Schema, name: str) -> Schema:
    found: Schema = schema["components"]["schemas"][name]
    return found


def field(schema: Schema, name: str, which: str) -> Schema:
    found: Schema = component(schema, name)["properties"][which]
    return found


def operation(schema: Schema, method: str, path: str) -> Schema:
    found: Schema = schema["paths"][path][method]
    return found


SYNC = "/api/v1/sync"
TAKES: dict[str, Callable[[Schema], object]] = {
    "an operation": lambda s: s["paths"][SYNC].pop("post"),
    "a path": lambda s: s["paths"].pop(SYNC),
    "a field of a request that was free": lambda s: component(s, "SyncBatchRequest")["required"].append(
        "known"
    ),
    "a new field that has to be there": lambda s: (
        component(s, "SyncOperationRequest")["properties"].update(device={"type": "string"}),
        component(s, "SyncOperationRequest")["required"].append("device"),
    ),
    "a field of a request": lambda s: component(s, "SyncOperationRequest")["properties"].pop("proof"),
    "a field of an answer": lambda s: component(s, "SyncPage")["properties"].pop("marks"),
    "a field of an answer that was always there": lambda s: component(s, "SyncPage")["required"].remove(
        "more"
    ),
    "an answer that was never null": lambda s: field(s, "SyncPage", "cursor").update(nullable=True),
    "another type": lambda s: field(s, "SyncPage", "cursor").update(type="string"),
    "a value that is sent": lambda s: component(s, "Act")["enum"].pop(),
    "a shorter text": lambda s: field(s, "SyncOperationRequest", "kind").update(maxLength=12),
    "a limit where there was none": lambda s: field(s, "SyncBatchRequest", "operations").update(maxItems=10),
    "a greater least": lambda s: field(s, "SyncOperationRequest", "base_revision").update(minimum=1),
    "a form": lambda s: field(s, "SyncOperationRequest", "kind").update(pattern="^[a-z]+$"),
    "a kind": lambda s: component(s, "AnyEntry")["oneOf"].pop(),
    "a parameter that was free": lambda s: operation(s, "get", SYNC)["parameters"][0].update(required=True),
    "a parameter": lambda s: operation(s, "get", SYNC)["parameters"].pop(),
    "what an answer says": lambda s: operation(s, "get", SYNC)["responses"]["200"].pop("content"),
    "a status": lambda s: operation(s, "get", SYNC)["responses"].update(
        {"203": operation(s, "get", SYNC)["responses"].pop("200")}
    ),
}
GIVES: dict[str, Callable[[Schema], object]] = {
    "an operation": lambda s: s["paths"].update({"/api/v1/new": {"get": {"responses": {"200": {}}}}}),
    "a field that may be left out": lambda s: component(s, "SyncOperationRequest")["properties"].update(
        device={"type": "string"}
    ),
    "a field of an answer": lambda s: component(s, "SyncPage")["properties"].update(soon={"type": "string"}),
    "a longer text": lambda s: field(s, "SyncOperationRequest", "kind").update(maxLength=80),
    "a limit that is gone": lambda s: field(s, "SyncOperationRequest", "kind").pop("maxLength"),
    "a value that is sent": lambda s: component(s, "Act")["enum"].append("copy"),
    "a request that may say null": lambda s: field(s, "SyncOperationRequest", "kind").update(nullable=True),
    "what had to be there": lambda s: component(s, "SyncOperationRequest")["required"].remove(
        "base_revision"
    ),
}


@pytest.mark.parametrize("what", TAKES)
def test_what_takes_something_is_found(what: str) -> None:
    assert planted(TAKES[what])


@pytest.mark.parametrize("what", GIVES)
def test_what_only_gives_is_let_be(what: str) -> None:
    assert planted(GIVES[what]) == []


def test_every_operation_of_the_release_was_looked_at() -> None:
    before = of_release(WITH_CODE[-1])
    there = sum(len(METHODS & set(methods)) for methods in before["paths"].values())
    assert there > 100
    assert len(taken(before, {"paths": {}, "components": {}})) == there
