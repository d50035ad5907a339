"""A batch of writes: each is a transaction of its own and gets its own answer, so that one that is refused stops no
other.
"""

import logging
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import InterfaceError, OperationalError
from django.utils.module_loading import import_string

from backend.accounts.models import User
from backend.core.api import errors
from backend.core.api.entries import perform
from backend.core.entries import find_kind
from backend.core.entry_writes import Write
from backend.core.errors import DomainError, NotKnownYet
from backend.sync.api.serializers import SyncOperationSerializer

log = logging.getLogger("attune.api")


class EarlierFailed(DomainError):
    """An operation before this one, on the same entry, was not applied; this one was made upon it."""

    status = 424

    def __init__(self) -> None:
        super().__init__("earlier_operation_failed", "A change before this one was not taken.")


def apply(owner: User, operations: Iterable[Any], *, now: datetime) -> list[dict[str, Any]]:
    """Applies the operations in order and gives one result for each. Raises only when the database is away.

    What stands behind the safety questions is tried once more after the others: written without a connection, the check
    that opened it may come after it.
    """
    failed: set[str] = set()
    waiting: set[str] = set()
    whole = list(operations)
    results = []
    again = []
    for index, operation in enumerate(whole):
        place = _place(operation)
        result = _one(owner, operation, now, blocked=place in failed)
        if result["error"]:
            failed.add(place)
            if result["error"]["code"] == "questions_first":
                waiting.add(place)
            if place in waiting:
                again.append(index)
        results.append(result)
    failed -= waiting
    for index in again:
        place = _place(whole[index])
        results[index] = _one(owner, whole[index], now, blocked=place in failed)
        if results[index]["error"]:
            failed.add(place)
    return results


def _place(operation: Any) -> str:
    return f"{operation.get('kind')}/{operation.get('id')}".lower() if isinstance(operation, dict) else ""


def _one(owner: User, operation: Any, now: datetime, *, blocked: bool) -> dict[str, Any]:
    try:
        if blocked:
            raise EarlierFailed
        return _written(owner, operation, now)
    except (InterfaceError, OperationalError):
        raise  # what was applied until now is answered as a repeat when the batch comes again
    except Exception as error:
        answer = errors.handle(error, {})
        if answer is not None:
            return _result(answer.status_code, error=answer.data["error"])
        log.exception("A write of a batch was not taken.")
        body = errors.body("unavailable", "Something went wrong here. It can be tried again.")
        return _result(500, error=body["error"])


def _written(owner: User, operation: Any, now: datetime) -> dict[str, Any]:
    given = SyncOperationSerializer(data=operation)
    given.is_valid(raise_exception=True)
    wanted = given.validated_data
    kind = find_kind(wanted["kind"])
    if kind is None:
        raise NotKnownYet
    serializer = import_string(kind.serializer)
    write = Write(key=wanted["idempotency_key"], base=wanted["base_revision"], now=now)
    body, proof = wanted.get("body", {}), wanted.get("proof", "")
    done = perform(wanted["act"], kind, serializer, owner, wanted["id"], write, body, proof)
    return _result(201 if done.created else 200, replayed=done.replayed, entry=serializer(done.entry).data)


def _result(status: int, *, replayed: bool = False, entry: Any = None, error: Any = None) -> dict[str, Any]:
    return {"status": status, "replayed": replayed, "entry": entry, "error": error}
