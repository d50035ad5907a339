"""The client's tests run against a model of this server. Both are held to the same calls and the same answers
(`frontend/src/store/testing/fake-server.test.ts` holds the model).
"""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import pytest
import time_machine
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from rest_framework.test import APIClient

from backend.core import tasks

pytestmark = [pytest.mark.django_db, pytest.mark.promise(43)]
SYNC = "/api/v1/sync"
CALLS: list[dict[str, Any]] = json.loads(
    (Path(settings.BASE_DIR) / "tests" / "vectors" / "sync.json").read_text(encoding="utf-8")
)


class Conversation:
    def __init__(self, client: APIClient) -> None:
        self.client = client
        self.marks: dict[str, str] = {}
        self.backup: Any = None

    def ask(self, call: dict[str, Any]) -> Any:
        known = {"known": self.marks[call["known"]]} if "known" in call else {}
        if call["do"] == "pull":
            return self.client.get(SYNC, {"since": call["since"], "limit": 2, **known})
        if call["do"] == "write":
            body = {"operations": [operation(*one) for one in call["operations"]], **known}
            return self.client.post(SYNC, body, format="json")
        marks = [self.marks[name] for name in call["marks"]]
        return self.client.post(f"{SYNC}/history", {"marks": marks}, format="json")


def operation(act: str, entry: str, base: int, key: str) -> dict[str, Any]:
    body = {"body": {"created_at": "2026-06-15T12:00:00Z"}} if act == "put" else {}
    return {
        "kind": "people", "id": id_of(entry), "act": act, "base_revision": base,
        "idempotency_key": id_of(key), **body,
    }  # fmt: skip


def id_of(name: str) -> str:
    return str(uuid5(NAMESPACE_URL, name))


def told(answer: Any) -> dict[str, Any]:
    """What the answer says, without what is random."""
    body, said = answer.json(), {"status": answer.status_code}
    if "error" in body:
        return said | {"code": body["error"]["code"]}
    for name in ("cursor", "more", "shared"):
        said |= {name: body[name]} if name in body else {}
    if "marks" in body:
        said["marks"] = [int(mark.split(".")[0]) for mark in body["marks"]]
    if "entries" in body:
        names = {id_of(name): name for name in "abcdefghijk"}
        said["entries"] = [[names[one["id"]], *place_of(one)] for one in body["entries"]]
    if "results" in body:
        said["results"] = [result(one) for one in body["results"]]
    return said


def place_of(entry: dict[str, Any] | None) -> list[Any]:
    if entry is None:
        return [None, None, None]
    return [entry["revision"], entry["cursor"], entry["deleted_at"] is not None]


def result(one: dict[str, Any]) -> list[Any]:
    if one["error"] is None:
        return [one["status"], None, *place_of(one["entry"])]
    detail = one["error"]["detail"]
    shown = place_of(detail["current"]) if "current" in detail else [detail.get("revision"), None, None]
    return [one["status"], one["error"]["code"], *shown]


def test_server_answers_as_the_model_of_it_does(alices: APIClient) -> None:
    talk = Conversation(alices)
    for number, call in enumerate(CALLS):
        if call["do"] == "backup":
            talk.backup = transaction.savepoint()
        elif call["do"] == "put_back":
            transaction.savepoint_rollback(talk.backup)
        elif call["do"] == "a_year":
            with time_machine.travel(timezone.now() + timedelta(days=366)):
                tasks.forget()
        else:
            answer = talk.ask(call)
            assert told(answer) == call["answers"], (number, call)
            if "keep" in call:
                talk.marks[call["keep"]] = answer.json()["marks"][-1]
