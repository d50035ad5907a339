"""Nothing that is kept or answered is a measure of a person: no name of a field, a choice or a column says one."""

import re
from typing import Any

import pytest
from django.apps import apps

from tests.contracts.operations import schema

COUNTS = r"streaks?|scores?|points?|badges?|percent\w*|ratio|progress\w*|missed|overdue|incomplete|failed|failures?|rank\w*|achieve\w*|goals?|completed|completion|unread|days_in_a_row"
LABELS = r"risks?|risk_level|concerns?|severity|diagnos\w*|labels?|sentiment|mood|flags?|flagged|alerts?|traits?|attachment_style|personality|profile_type|prediction|predicted|likelihood|insights?|summary_text|interpretation|analysis|classification|category_of|urgency|stability|resilience|compliance|adherence"
# Of a push service and the machine, not of a person.
OF_MACHINES = {"failure", "failures", "failed"}


def names() -> set[str]:
    """Every field and choice of the API, and every column and its choices."""
    found = set(_in_schema(schema()))
    for model in apps.get_models():
        if model.__module__.startswith("backend."):
            for field in model._meta.get_fields():
                found.add(field.name)
                found |= {str(value) for value, _ in getattr(field, "choices", None) or ()}
    return found


def _in_schema(node: Any) -> list[str]:
    if isinstance(node, list):
        return [name for one in node for name in _in_schema(one)]
    if not isinstance(node, dict):
        return []
    own = [str(name) for name in node.get("properties", {})]
    own += [value for value in node.get("enum", []) if isinstance(value, str)]
    return own + [name for value in node.values() for name in _in_schema(value)]


def names_with(forbidden: str) -> set[str]:
    """The names with such a word in them."""
    pattern = re.compile(rf"(?:^|_|-)(?:{forbidden})(?:$|_|-)")
    return {name for name in names() if pattern.search(name)} - OF_MACHINES


@pytest.mark.promise(22)
def test_no_field_counts_or_finds_somebody_wanting() -> None:
    assert names_with(COUNTS) == set()


@pytest.mark.promise(40)
def test_no_field_labels_or_rates_a_person() -> None:
    assert names_with(LABELS) == set()
