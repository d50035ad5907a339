"""What the database shows: every column is sealed, or says in `in_clear.yaml` why it is not."""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from allauth.account.models import EmailAddress, EmailConfirmation
from django.apps import apps
from django.db import connection, models
from django.utils.dateparse import parse_datetime
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.core import yaml_files
from backend.core.api.answers import VocabularyField
from backend.core.entries import Entry, kinds, require_kind
from backend.core.ids import new_id
from tests.accounts.conftest import Account, client_account, make_account, sign_in
from tests.conftest import entry_headers, put_entry, sealed_words
from tests.contracts.full_answers import bodies

__all__ = ["client_account", "make_account"]
pytestmark = pytest.mark.promise(45)

REASONS: dict[str, dict[str, list[str]]] = yaml_files.read(Path(__file__).with_name("in_clear.yaml"))
# Names of rows and whose they are: what a table is without.
NAMES = {"id", "owner_id", "user_id"}
ENTRY = {column for tables in REASONS.values() for column in tables.get("Entry", [])}


def in_clear(model: type[models.Model]) -> set[str]:
    return {
        field.attname
        for field in model._meta.local_concrete_fields
        if type(field).__module__ != "backend.core.sealed"
    }


def told(label: str) -> list[str]:
    return [column for tables in REASONS.values() for column in tables.get(label, [])]


@pytest.mark.parametrize("model", apps.get_models(), ids=lambda model: model._meta.label)
def test_every_column_in_clear_says_why(model: type[models.Model]) -> None:
    label = model._meta.label
    of_every_entry = ENTRY if issubclass(model, Entry) else NAMES
    columns = in_clear(model)
    assert columns - of_every_entry == set(told(label)) - of_every_entry, label
    assert [column for column, times in Counter(told(label)).items() if times > 1] == []


def test_every_table_of_the_list_is_there() -> None:
    labels = {model._meta.label for model in apps.get_models()} | {"Entry"}
    assert {label for tables in REASONS.values() for label in tables} <= labels


def test_what_is_said_to_be_empty_is_empty(client_account: Account) -> None:
    sign_in(APIClient(), "quiet-river-42", client_account.key)
    assert not EmailAddress.objects.exists()
    assert not EmailConfirmation.objects.exists()
    assert set(User.objects.values_list("email", flat=True)) == {""}


def test_no_time_of_a_sign_in_is_kept_with_the_account() -> None:
    assert "last_login" not in {field.name for field in User._meta.get_fields()}


def stored(table: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 (its own names)
        return list(cursor.fetchall())


@pytest.mark.parametrize("name", [kind.name for kind in kinds()])
def test_no_choice_of_a_person_stands_readable_in_an_entry(alices: APIClient, name: str) -> None:
    """All values that any column of the kind may have, and the moment the device wrote it, to the microsecond."""
    kind = require_kind(name)
    body = {
        **bodies(kind)[0],
        "answers": {},
        "words": sealed_words(),
        "created_at": "2026-06-15T11:59:58.765432Z",
    }
    if name == "card-responses":
        card = new_id()
        put_entry(alices, "cards", card)
        body |= {"text": f"card:{card}", "response": "stung", "words": None}
    made = put_entry(alices, name, **body)
    assert made.status_code == 201, made.content
    alices.delete(f"/api/v1/{name}/{made.json()['id']}", headers=entry_headers(1))
    from django.utils.module_loading import import_string

    fields = import_string(kind.serializer)().fields
    choices = {
        value for field in fields.values() if isinstance(field, VocabularyField) for value in field.choices
    }
    texts = {
        str(value) for row in stored(kind.model._meta.db_table) for value in row if isinstance(value, str)
    }
    assert texts & choices == set()
    assert not [text for text in texts if "765432" in text]


def test_a_write_is_known_to_the_hour(alices: APIClient) -> None:
    for kind in ("people", "cards"):
        made = put_entry(alices, kind)
        alices.delete(f"/api/v1/{kind}/{made.json()['id']}", headers=entry_headers(1))
        for row in stored(require_kind(kind).model._meta.db_table):
            moments = [one for value in row if (one := as_moment(value))]
            assert len(moments) >= 2
            assert {(one.minute, one.second, one.microsecond) for one in moments} == {(0, 0, 0)}
    assert {(row.minute, row.second) for row in applied()} == {(0, 0)}


def applied() -> list[datetime]:
    from backend.core.models import AppliedOperation

    return list(AppliedOperation.objects.values_list("applied_at", flat=True))


def as_moment(value: Any) -> datetime | None:
    if isinstance(value, datetime):
        return value
    found = parse_datetime(value) if isinstance(value, str) and len(value) < 40 else None
    return found.replace(tzinfo=UTC) if found else None
