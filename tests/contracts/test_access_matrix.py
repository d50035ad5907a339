"""Every operation × everybody who could ask.

Refusals hold nothing, change nothing, and a foreign id answers like an unknown one.
"""

import json
from functools import lru_cache
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from rest_framework.test import APIClient

from tests.contracts.calls import Call
from tests.contracts.conformance import differences
from tests.contracts.operations import Operation, operations
from tests.contracts.policy import POLICY
from tests.contracts.world import ACTORS, CANARY, World

OPERATIONS = {operation.id: operation for operation in operations()}
STATUS = {
    "A": {401},
    "F": {403},
    "N": {404},
    "V": {400},
    "W": {403},
    "C": {409},
    "Y": {200, 201, 202, 204},
    "O": {200, 201, 202, 204},
}
MAY_HOLD = "Y"
MAY_CHANGE = "YO"


def ask(client: APIClient, operation: Operation, call: Call) -> Any:
    path = operation.path.format(**call.path)
    return client.generic(
        operation.method.upper(),
        path,
        _json(call.body),
        content_type="application/json",
        headers=call.headers,
    )


def _json(body: Any) -> str:
    return "" if body is None else json.dumps(body)


def everything() -> dict[str, list[Any]]:
    """Every row there is, as the database holds it. Sessions are left out: asking keeps one alive."""
    found = {}
    with connection.cursor() as cursor:
        for table, query in _queries().items():
            cursor.execute(*query)
            found[table] = cursor.fetchall()
    return found


@lru_cache(maxsize=1)
def _queries() -> dict[str, tuple[str, Any]]:
    """Written once: a query is asked a thousand times here, and most of its time would be in its making."""
    models = [model for model in apps.get_models() if model is not Session]
    return {
        model._meta.label: model._base_manager.order_by("pk").values_list().query.sql_with_params()
        for model in models
    }


def test_every_operation_has_a_row_and_every_row_an_operation() -> None:
    assert set(POLICY) == set(OPERATIONS)


def test_every_row_decides_about_every_actor() -> None:
    assert {operation for operation, row in POLICY.items() if len(row.who) != len(ACTORS)} == set()


@pytest.mark.promise(12)
@pytest.mark.promise(13)
@pytest.mark.parametrize("operation_id", sorted(POLICY))
def test_access(world: World, operation_id: str) -> None:
    operation, row = OPERATIONS[operation_id], POLICY[operation_id]
    clients = {actor: world.client(actor) for actor in ACTORS}
    before = everything()
    for actor, verdict in zip(ACTORS, row.who, strict=True):
        call, client = row.call(world, actor), clients[actor]
        with transaction.atomic():
            response = ask(client, operation, call)
            said = f"{operation_id} as {actor}: {response.status_code} {response.content[:300]!r}"
            assert response.status_code in STATUS[verdict], said
            assert not differences(operation, response), said
            if verdict not in MAY_HOLD:
                assert CANARY.encode() not in response.content, said
            if verdict not in MAY_CHANGE:
                assert everything() == before, said
                assert response.headers["Content-Type"] == "application/json", said
                assert set(response.json()["error"]) == {"code", "message", "fields", "detail"}, said
            if verdict == "N":
                _answers_like_an_unknown_one(client, operation, call, response)
            transaction.set_rollback(True)


def _answers_like_an_unknown_one(client: APIClient, operation: Operation, call: Call, response: Any) -> None:
    if not call.path:
        return
    unknown = {name: uuid4() if _is_id(value) else value for name, value in call.path.items()}
    other = ask(client, operation, Call(unknown, call.body, call.headers))
    assert (other.status_code, other.content) == (response.status_code, response.content)
    assert _headers(other) == _headers(response)


def _is_id(value: Any) -> bool:
    try:
        UUID(str(value))
    except ValueError:
        return False
    return True


def _headers(response: Any) -> dict[str, str]:
    return {name: value for name, value in response.headers.items() if name not in {"Date", "Content-Length"}}


def test_the_canary_is_found_by_its_owner_so_that_looking_for_it_means_something(world: World) -> None:
    alices = world.client("owner")
    for path in ("profile", "sync", "care-links"):
        assert CANARY in alices.get(f"/api/v1/{path}").content.decode(), path
    danas = world.client("live")
    assert CANARY in danas.get(f"/api/v1/clinic/shared-copies/{world.grants['live']}").content.decode()
