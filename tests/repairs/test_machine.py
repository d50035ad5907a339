"""Random ways through a repair by the API: nothing impossible is ever stored, and nothing possible is refused.

What is possible is written out here a second time, as a table, so that the rules are not checked against themselves.
The client's own table of moves (frontend/src/entries/repairs/repair.ts) ends in the stages of `statuses.json`, which
a test there holds it to.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rest_framework.test import APIClient

from backend.people.models import Person
from backend.repairs.answers import CHOICES, OUTCOMES, SPOKE
from backend.repairs.models import Repair, Status
from backend.repairs.rules import Stage, check_move, contradiction
from tests.conftest import put_entry

SAID = ("yes", "part_of_it", "differently")
UNSAID = (None, "not_yet", "decided_not_to")
ENDINGS = tuple(outcome for outcome in OUTCOMES.values if outcome not in ("not_now", "still_open"))
SPEAKING_WAYS = ("say_something_small", "ask_for_pause", "apologise", "set_limit")

# Every stage that can't be, as (statuses, values of spoke, values of outcome).
IMPOSSIBLE = (
    (("spoken", "waiting"), UNSAID, (None, *OUTCOMES.values)),
    (("closed",), (*SAID, *UNSAID), ("still_open",)),
    (("not_now",), (*SAID, *UNSAID), ENDINGS),
)


def impossible(status: str, spoke: str | None, outcome: str | None) -> bool:
    return any(
        status in first and spoke in second and outcome in third for first, second, third in IMPOSSIBLE
    )


def test_contradictions_are_exactly_those_of_the_table() -> None:
    for status in Status.values:
        for spoke in (None, *SPOKE.values):
            for outcome in (None, *OUTCOMES.values):
                found = contradiction(Stage(status, spoke, outcome)) is not None
                assert found == impossible(status, spoke, outcome), (status, spoke, outcome)


def test_every_stage_of_the_client_is_taken_from_every_other() -> None:
    text = Path(__file__).with_name("statuses.json").read_text(encoding="utf-8")
    parts = [row.split("/") for row in json.loads(text)]
    stages = [Stage(status, *(None if one == "-" else one for one in rest)) for status, *rest in parts]
    assert {stage.status for stage in stages} == set(Status.values)
    for before in (None, *stages):
        for after in stages:
            check_move(before, after)


answers = st.fixed_dictionaries(
    {},
    optional={
        "spoke": st.sampled_from(SPOKE.values),
        "outcome": st.sampled_from(OUTCOMES.values),
        "choice": st.sampled_from(CHOICES.values),
        "how": st.sampled_from(["call", "message"]),
        "response": st.lists(st.sampled_from(["listened", "was_scary"]), unique=True),
    },
)
writes = st.tuples(st.sampled_from(Status.values), answers)
turns = st.sampled_from(["quiet", "open"])  # the person's own act, upon the safety check
ways = st.lists(writes | turns, min_size=1, max_size=8)


def closed_by_quiet(
    kept: dict[str, Any], status: str, given_answers: dict[str, Any], before: str | None
) -> bool:
    """Whether a write adds or changes something about speaking, beside what stands already."""
    changed = any(
        key in given_answers and given_answers[key] != kept.get(key) for key in ("spoke", "how")
    ) or (given_answers.get("choice") in SPEAKING_WAYS and given_answers["choice"] != kept.get("choice"))
    return changed or (status in ("spoken", "waiting") and status != before)


def unsafe(said: dict[str, Any]) -> set[str]:
    outcome = {"outcome"} if said.get("outcome") in ("not_safe_to_repair", "got_worse") else set()
    return outcome | ({"response"} if "was_scary" in said.get("response", []) else set())


@pytest.mark.promise(8)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(way=ways)
def test_random_ways_end_where_they_may_and_nowhere_else(alices: APIClient, way: list[Any]) -> None:
    with transaction.atomic():
        walk(alices, way)
        transaction.set_rollback(True)


def walk(alices: APIClient, way: list[Any]) -> None:
    person = put_entry(alices, "people", route="open", created_at="2026-06-01T08:00:00Z").data["id"]
    repair, base, checked, route, due = None, 0, 0, "open", True  # never asked
    status: str | None = None
    kept: dict[str, Any] = {}
    for move in way:
        if isinstance(move, str):
            checked, route, due = checked + 1, move, False
            at = f"2026-06-01T10:{checked:02}:00Z"
            revision = Person.objects.get(pk=person).revision
            moved = put_entry(
                alices, "people", person, base=revision, route=route, route_checked_at=at, route_asked_at=at
            )
            assert moved.status_code == 200
            continue
        wanted, said = move
        taken = put_entry(alices, "repairs", repair, base=base, person=person, status=wanted, answers=said)
        stands_so = (wanted, said.get("spoke"), said.get("outcome")) == (
            status, kept.get("spoke"), kept.get("outcome"),
        )  # fmt: skip
        if not stands_so and impossible(wanted, said.get("spoke"), said.get("outcome")):
            assert taken.data["error"]["code"] == "move_refused"
        elif route == "quiet" and closed_by_quiet(kept, wanted, said, status):
            assert taken.data["error"]["code"] == "route_quiet"
        elif route == "open" and due and "how" in said and said["how"] != kept.get("how"):
            assert taken.data["error"]["code"] == "questions_first"
        else:
            assert taken.status_code in (200, 201), taken.data
            due = due or bool(unsafe(said) - unsafe(kept))
            repair, base, status, kept = taken.data["id"], taken.data["revision"], wanted, said
        stored: Any = Repair.objects.filter(pk=repair).first()
        assert (stored.status, stored.answers) == (status, kept) if stored else status is None
