"""The schema carries every vocabulary once, under its own name and in its order, and one union of all
kinds of entry.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.utils.module_loading import import_string
from drf_spectacular.generators import SchemaGenerator
from rest_framework.test import APIClient

from backend.core import entries
from backend.core.api.answers import AnswersSerializer, ManyAnswer, ScaleAnswer, VocabularyField
from backend.core.api.entries import EntrySerializer
from backend.core.entries import Kind, kinds
from tests.conftest import put_entry
from tests.contracts.operations import schema

SCHEMAS: dict[str, Any] = schema()["components"]["schemas"]


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def serializer_of(kind: Kind) -> EntrySerializer:
    made: EntrySerializer = import_string(kind.serializer)()
    return made


def name_of(kind: Kind) -> str:
    return kind.model.__name__


def fields_with_a_vocabulary() -> Iterator[tuple[str, str, Any]]:
    """The component, the key and the field of every choice, list of choices and scale of an entry."""
    for kind in kinds():
        serializer = serializer_of(kind)
        answers = serializer.fields["answers"]
        assert isinstance(answers, AnswersSerializer), f"The answers of {kind.name} are a field each."
        for key, field in serializer.fields.items():
            if isinstance(field, VocabularyField):
                yield name_of(kind), key, field
        for key, field in answers.fields.items():
            if isinstance(field, VocabularyField | ManyAnswer | ScaleAnswer):
                yield f"{name_of(kind)}Answers", key, field


@pytest.mark.parametrize(("component", "key", "field"), list(fields_with_a_vocabulary()))
def test_a_choice_or_scale_of_an_entry_refers_to_its_vocabulary(component: str, key: str, field: Any) -> None:
    said = SCHEMAS[component]["properties"][key]
    if isinstance(field, ScaleAnswer):
        name, values = field.scale.name, list(range(field.scale.top + 1))
        assert (SCHEMAS[name]["minimum"], SCHEMAS[name]["maximum"]) == (0, field.scale.top)
    else:
        name, values = field.vocabulary.name, list(field.vocabulary.values)
    assert SCHEMAS[name]["enum"] == values
    assert ref(name) in ([said, said.get("items"), *said.get("allOf", [])])


def test_columns_of_an_entry_with_choices_say_all_of_them() -> None:
    for kind in kinds():
        fields = serializer_of(kind).fields
        for column in kind.model._meta.fields:
            if column.choices and column.name in fields:
                field = fields[column.name]
                assert isinstance(field, VocabularyField), (kind.name, column.name)
                assert list(field.vocabulary.values) == [value for value, _ in column.choices]


def test_no_choice_stands_in_the_schema_without_a_name() -> None:
    unnamed = [
        (component, key)
        for component, said in SCHEMAS.items()
        for key, one in said.get("properties", {}).items()
        if "enum" in one or "enum" in one.get("items", {})
    ]
    assert unnamed == []


def test_two_vocabularies_are_never_the_same_choices_under_two_names() -> None:
    seen: dict[tuple[Any, ...], str] = {}
    for name, said in SCHEMAS.items():
        if "enum" in said:
            assert seen.setdefault(tuple(said["enum"]), name) == name


def test_the_keys_of_sealed_texts_stand_in_the_schema() -> None:
    said = {name: said["enum"] for name, said in SCHEMAS.items() if name.endswith("Texts")}
    assert said == {f"{name_of(kind)}Texts": list(kind.texts) for kind in kinds() if kind.texts}
    assert {"PersonTexts", "RepairTexts", "MomentTexts", "CardTexts", "ReflectionTexts"} <= said.keys()


def union(schemas: dict[str, Any]) -> dict[str, str]:
    """The kinds of the sync page's union, each with its component."""
    assert schemas["SyncPage"]["properties"]["entries"]["items"] == ref("AnyEntry")
    said = schemas["AnyEntry"]
    assert said["discriminator"]["propertyName"] == "kind"
    mapping: dict[str, str] = said["discriminator"]["mapping"]
    assert [{"$ref": component} for component in mapping.values()] == said["oneOf"]
    return {kind: component.rsplit("/", maxsplit=1)[1] for kind, component in mapping.items()}


def test_the_sync_page_is_a_union_of_all_kinds() -> None:
    assert union(SCHEMAS) == {kind.name: f"{name_of(kind)}Entry" for kind in kinds()}
    assert SCHEMAS["EntryKind"]["enum"] == [kind.name for kind in kinds()]
    for kind, component in union(SCHEMAS).items():
        alone = SCHEMAS[component.removesuffix("Entry")]["properties"]
        assert SCHEMAS[component]["properties"].keys() == {"kind", *alone}, kind
        assert set(SCHEMAS[component]["required"]) == {"kind", *alone}, kind


class MadeUp:
    """Stands for a model: the schema asks for nothing of one but its name."""


def test_a_kind_that_is_registered_is_in_the_union(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "_kinds", dict(entries._kinds))
    entries.register(
        Kind("made-up", MadeUp, "backend.people.api.serializers.PersonSerializer", texts=("said",))  # type: ignore[arg-type]
    )
    schemas = SchemaGenerator().get_schema(request=None, public=True)["components"]["schemas"]
    assert union(schemas)["made-up"] == "MadeUpEntry"
    assert schemas["EntryKind"]["enum"][-1] == "made-up"
    assert schemas["MadeUpTexts"]["enum"] == ["said"]


def test_what_the_sync_page_sends_is_what_its_union_says(alices: APIClient) -> None:
    for kind in ("people", "repairs", "kind-moments", "cards", "reflections"):
        assert put_entry(alices, kind).status_code == 201
    sent = alices.get("/api/v1/sync").json()["entries"]
    assert len(sent) == 5
    for entry in sent:
        assert entry.keys() == SCHEMAS[union(SCHEMAS)[entry["kind"]]]["properties"].keys()
