"""The OpenAPI schema: made without a warning, named by hand, and the committed copy is the current one."""

import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.http import JsonResponse
from drf_spectacular.drainage import GENERATOR_STATS, reset_generator_stats
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiYamlRenderer
from drf_spectacular.validation import validate_schema

from tests.contracts.conformance import differences
from tests.contracts.operations import operations, schema

COPY = Path(settings.BASE_DIR) / "backend" / "schema.yaml"


def test_the_schema_is_made_without_warnings_and_is_valid(capsys: pytest.CaptureFixture[str]) -> None:
    reset_generator_stats()
    made = SchemaGenerator().get_schema(request=None, public=True)
    assert not GENERATOR_STATS, capsys.readouterr().err
    validate_schema(made)


def test_operation_ids_are_unique_and_chosen_by_hand() -> None:
    ids = [operation.id for operation in operations()]
    assert len(ids) == len(set(ids))
    generated = {"_create", "_retrieve", "_update", "_partial_update", "_destroy"}
    assert not [
        one for one in ids if one.startswith("v1_") or any(one.endswith(end + "_2") for end in generated)
    ]


def test_the_committed_copy_is_current() -> None:
    current = OpenApiYamlRenderer().render(schema(), renderer_context={}).decode()
    assert COPY.read_text(encoding="utf-8") == current, (
        "Run `python manage.py spectacular --file backend/schema.yaml`, and `npm run schema` in frontend for the types."
    )


def test_no_operation_answers_on_a_path_outside_the_api() -> None:
    assert {operation.path.split("/")[1] for operation in operations()} == {"api"}


def descriptions(said: Any) -> Iterator[str]:
    if isinstance(said, dict):
        if isinstance(said.get("description"), str):
            yield said["description"]
        for inner in said.values():
            yield from descriptions(inner)
    elif isinstance(said, list):
        for inner in said:
            yield from descriptions(inner)


def test_what_is_said_to_developers_is_not_published() -> None:
    """Docstrings of classes speak of the code; those of a view's methods speak to whoever calls it, in a sentence or
    two.
    """
    said = set(descriptions(schema())) - {""}
    of_classes = {
        inspect.getdoc(one)
        for name, module in list(sys.modules.items())
        if name.startswith("backend.")
        for one in vars(module).values()
        if inspect.isclass(one)
    }
    assert len(of_classes) > 100
    assert not said & of_classes
    of_code = re.compile(r"serializer|view|model|queryset|backend\.|\w\(", re.IGNORECASE)
    assert not [one for one in said if of_code.search(one) or len(one) > 200 or "\n" in one]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({}, "'results' is a required property"),
        ({"results": [], "next": 3}, "not valid under any"),
        ({"results": [], "next": None, "more": 1}, "('more' was unexpected)"),
        ([], "is not of type 'object'"),
    ],
)
def test_an_answer_that_is_not_as_published_is_found(body: Any, told: str) -> None:
    (operation,) = [one for one in operations() if one.id == "practice_links"]
    assert told in " ".join(differences(operation, _answer(body)))
    assert differences(operation, _answer({"results": [], "next": None})) == []


def _answer(body: Any) -> JsonResponse:
    """As the test client gives it."""
    answer = JsonResponse(body, safe=False)
    vars(answer)["json"] = lambda: body
    return answer
