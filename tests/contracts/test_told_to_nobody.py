"""Whatever is asked of the server stays between it and who asked: no third party hears of it (promise 16), and
nothing of what was written or proved stands in a log, on a terminal, in a task or in the database (promise 45).

Over every operation and every recurring work that the code lists, at every level of every logger.
"""

import logging
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.core import mail
from django.db import connection, models

from backend.core import entry_writes, periodic
from backend.core.entries import kinds, require_kind
from backend.core.ids import new_id
from tests import outgoing
from tests.conftest import entry_headers, put_entry
from tests.contracts.calls import Call
from tests.contracts.full_answers import DAY, bodies, full_answers, words_of
from tests.contracts.operations import operations
from tests.contracts.overheard import Overheard, overhearing, stands_in
from tests.contracts.policy import POLICY
from tests.contracts.test_access_matrix import ask
from tests.contracts.world import ACTORS, CANARY, World, marked_words

OPERATIONS = {operation.id: operation for operation in operations()}
PROOFS = set(
    """auth_key current_auth_key recovery_auth_key user_key ticket code email password p256dh auth renewal_token
    lookup""".split()
)
ENTRY_KINDS = [kind.name for kind in kinds()]


def secrets_of(body: Any, name: str = "") -> set[str]:
    """What of a body is a proof, or was written: with the mark that stands in everything of Alice's."""
    if isinstance(body, dict):
        return {secret for key, value in body.items() for secret in secrets_of(value, key)}
    if isinstance(body, list):
        return {secret for value in body for secret in secrets_of(value, name)}
    marked = isinstance(body, str) and (name in PROOFS or (len(body) > 30 and not _is_id(body)))
    return {body} if marked else set()


def _is_id(value: str) -> bool:
    try:
        UUID(value)
    except ValueError:
        return False
    return True


def leaks(overheard: Overheard, secrets: set[str]) -> list[tuple[str, str]]:
    return [
        *stands_in(overheard.lines, secrets | {CANARY}),
        *[(CANARY, line[:300]) for line in overheard.lines if CANARY in line],
    ]


def stored() -> str:
    """Everything that the database holds, tables without a model included."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        rows = []
        for table in tables:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 (its own names)
            rows += cursor.fetchall()
    return repr(rows)


@pytest.mark.promise(16)
@pytest.mark.promise(45)
@pytest.mark.parametrize("operation_id", sorted(POLICY))
def test_operation_is_told_to_nobody(
    world: World, operation_id: str, capsys: pytest.CaptureFixture[str]
) -> None:
    operation, row = OPERATIONS[operation_id], POLICY[operation_id]
    actor = next((who for who, verdict in zip(ACTORS, row.who, strict=True) if verdict in "YOVWC"), "owner")
    call = row.call(world, actor)
    secrets = secrets_of(call.body)
    with overhearing(capsys) as overheard:
        answer = ask(world.client(actor), operation, call)
    assert answer.status_code < 500, answer.content
    assert outgoing.take() == []
    assert leaks(overheard, secrets) == []
    assert [given for _, given in overheard.tasks if not _only_wakes(given)] == []


def _only_wakes(given: Any) -> bool:
    """Ids in, and nothing else that would lie open in a broker."""
    if isinstance(given, dict):
        return all(map(_only_wakes, given.values()))
    if isinstance(given, list | tuple):
        return all(map(_only_wakes, given))
    return (
        given is None
        or isinstance(given, int | UUID)
        or (isinstance(given, str) and (_is_id(given) or _is_sealed(given)))
    )


def _is_sealed(given: str) -> bool:
    return given.startswith("v1.")


WRITES: dict[str, Callable[[World, str, str, dict[str, Any]], Call]] = {
    "put": lambda world, kind, id, body: Call({"id": id}, body, entry_headers(0)),
    "batch": lambda world, kind, id, body: Call(
        body={
            "operations": [
                {
                    "kind": kind,
                    "id": id,
                    "act": "put",
                    "base_revision": 0,
                    "idempotency_key": str(new_id()),
                    "body": body,
                }
            ]
        }
    ),
}


@pytest.mark.promise(45)
@pytest.mark.promise(16)
@pytest.mark.parametrize("way", WRITES)
@pytest.mark.parametrize("name", ENTRY_KINDS)
def test_every_answer_of_a_kind_is_readable_nowhere(
    world: World, name: str, way: str, capsys: pytest.CaptureFixture[str]
) -> None:
    kind = require_kind(name)
    asked = set(full_answers(kind))
    for columns in bodies(kind):
        answers = {**columns.pop("answers")}
        body = {"created_at": "2026-06-15T12:00:00Z", "answers": answers, "words": marked_words(), **columns}
        with overhearing(capsys) as overheard:
            answer, refused = write(world, name, way, body)
            while refused:  # what does not go with the other answers is left out, as the server says
                for field in refused:
                    del answers[field.removeprefix("answers.")]
                answer, refused = write(world, name, way, body)
        assert answer.status_code in {200, 201}, answer.content
        asked -= set(answers)
        told = words_of(answers) - words_of({**columns, "answers": None})
        found = [*leaks(overheard, told), *stands_in(overheard.queries, told), *_numbers(overheard, answers)]
        assert found == []
        assert stands_in([stored()], told) == []
        assert outgoing.take() == []
    assert asked == set(), "these were tried in no form"


def write(world: World, name: str, way: str, body: dict[str, Any]) -> tuple[Any, list[str]]:
    """The answer, and the fields that the server would not have."""
    id = str(new_id())
    operation = OPERATIONS["sync_write" if way == "batch" else f"{name.replace('-', '_')}_put"]
    answer = ask(world.client("owner"), operation, WRITES[way](world, name, id, body))
    said = answer.json()
    if way == "batch" and answer.status_code == 200:
        said = said["results"][0]
    return answer, [*((said.get("error") or {}).get("fields") or {})]


def _numbers(overheard: Overheard, answers: dict[str, Any]) -> list[tuple[str, str]]:
    """An answer beside its own name, which gives away the short ones and the numbers too."""
    return stands_in(
        [*overheard.lines, *overheard.queries],
        {f"'{key}'" for key in answers} | {f'"{key}"' for key in answers},
    )


@pytest.mark.promise(45)
@pytest.mark.parametrize("name", ENTRY_KINDS)
def test_a_fault_in_a_write_tells_nothing_of_it(
    world: World,
    name: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    settings: Any,
) -> None:
    """The line of a fault, and the letter that Django would write about it, hold no value of a variable."""
    settings.ADMINS = [("Ada", "ada@example.net")]
    answers = full_answers(require_kind(name))

    def fault(*given: Any, **more: Any) -> Any:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(entry_writes, "put", fault)
    client = world.client("owner")
    client.raise_request_exception = False
    with overhearing(capsys) as overheard:
        answer = put_entry(client, name, answers=answers, words=marked_words(), **_columns(name))
    assert answer.status_code == 500
    assert any("a fault of ours" in line for line in overheard.lines)
    told = words_of(answers) | {DAY}
    assert leaks(overheard, told) == []
    letters = [f"{letter.message()}" for letter in mail.outbox]
    assert stands_in(letters, told) == []
    assert [letter for letter in letters if CANARY in letter] == []
    assert stands_in([answer.content.decode()], told) == []


def _columns(name: str) -> dict[str, Any]:
    return {
        key: value for key, value in bodies(require_kind(name))[0].items() if key not in {"answers", "words"}
    }


@pytest.mark.promise(16)
@pytest.mark.promise(45)
def test_recurring_work_is_told_to_nobody(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(periodic.jobs()) > 4
    with overhearing(capsys) as overheard:
        for job in periodic.jobs():
            job.run()
    assert outgoing.take() == []
    assert leaks(overheard, set()) == []


@pytest.mark.promise(45)
def test_every_sentence_and_answer_has_a_sealed_place() -> None:
    """Of an entry, answers and words stand in these two columns: a third for either would be seen in the open.

    The proof of a deletion is a MAC.
    """
    for kind in kinds():
        open_text = {
            field.name
            for field in kind.model._meta.get_fields()
            if isinstance(field, models.TextField | models.CharField | models.JSONField)
            and not field.choices  # type: ignore[union-attr]
            and type(field).__module__ != "backend.core.sealed"
        }
        assert open_text <= {"words", "proof", "text_id", "text"}, (kind.name, open_text)


@pytest.mark.promise(45)
@pytest.mark.parametrize(
    "line",
    [
        lambda log: log.info("kept %s", {"outcome": "got_worse"}),
        lambda log: log.debug("answers=%r", {"closeness": 3, "kinds": ["felt_unheard"]}),
        lambda log: log.info("kept", extra={"answers": {"outcome": "got_worse"}}),
        lambda log: print({"outcome": "got_worse"}),
        lambda log: logging.getLogger("quite.new").debug("got_worse"),
    ],
)
def test_a_careless_line_is_heard(
    line: Callable[[logging.Logger], None], capsys: pytest.CaptureFixture[str]
) -> None:
    with overhearing(capsys) as overheard:
        line(logging.getLogger("attune.api"))
    assert stands_in(overheard.lines, {"got_worse", "felt_unheard", "'closeness'"}) != []
