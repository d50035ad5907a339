"""What a clinician can learn by the API: exactly the fields of clinicians_answers.yaml, and of live shares alone."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from backend.core import yaml_files
from tests.conftest import signed_in
from tests.contracts.answer_paths import declared, found_in
from tests.contracts.operations import operations
from tests.contracts.policy import POLICY
from tests.contracts.test_access_matrix import ask
from tests.contracts.world import ACTORS, World

WRITTEN: dict[str, dict[str, str]] = yaml_files.read(Path(__file__).parent / "clinicians_answers.yaml")
OPERATIONS = {operation.id: operation for operation in operations()}
CLINICIANS = ("live", "revoked", "expired", "unlinked")
LET_IN = "YOVWC"
# About a client, and not about the clinician's own account or what is public.
ABOUT_CLIENTS = {name for name in WRITTEN if name.startswith(("clinic_", "invitations_", "care_links_"))}
HEADERS = {
    "Allow", "Attune-Api", "Cache-Control", "Content-Language", "Cross-Origin-Embedder-Policy", "ETag", "Content-Length", "Content-Security-Policy", "Content-Type", "Cross-Origin-Opener-Policy",
    "Cross-Origin-Resource-Policy", "Permissions-Policy", "Referrer-Policy", "Vary", "X-Content-Type-Options", "X-Frame-Options",
}  # fmt: skip


def let_in(operation: str) -> list[str]:
    who = dict(zip(ACTORS, POLICY[operation].who, strict=True))
    return [actor for actor in CLINICIANS if who[actor] in LET_IN]


@pytest.mark.promise(12, 13, 37, 40)
def test_every_answer_to_a_clinician_is_written_out() -> None:
    answered = {name: declared(OPERATIONS[name]) for name in POLICY if let_in(name)}
    assert answered == WRITTEN


@pytest.mark.promise(12, 13, 37, 40)
@pytest.mark.parametrize("name", sorted(WRITTEN))
def test_no_answer_to_a_clinician_has_a_field_more(world: World, name: str) -> None:
    for actor in let_in(name):
        answer = ask(world.client(actor), OPERATIONS[name], POLICY[name].call(world, actor))
        assert set(answer.headers) <= HEADERS, set(answer.headers) - HEADERS
        if answer.status_code >= 300 or not answer.content:
            continue
        # What is empty or null ends early, so a path that leads on to written ones is one of them.
        more = {
            path
            for path in found_in(answer.json())
            if not any(_leads_to(path, written) for written in WRITTEN[name])
        }
        assert more == set()


def _leads_to(path: str, written: str) -> bool:
    pattern = re.escape(written).replace(r"\.\*", r"\.[a-z-]+")
    return bool(re.fullmatch(pattern, path)) or written.startswith((f"{path}.", f"{path}[]"))


@pytest.mark.promise(37)
def test_no_time_of_a_client_is_finer_than_a_day() -> None:
    """The clinician sets the times of sessions and makes invitations; all else is something a client did."""
    own = re.compile(r"(?:^|\.)(?:next_session_at|last_session_at|created_at|expires_at)$")
    times = {
        (name, path)
        for name in ABOUT_CLIENTS
        for path, said in WRITTEN[name].items()
        if said == "date-time" and not own.search(path)
    }
    assert times == set()


OWN_TIMES = {"next_session_at", "last_session_at", "created_at", "expires_at", "due_at", "at"}
FINE_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T(?!00:00:00Z)")


@pytest.mark.promise(37)
@pytest.mark.parametrize("name", sorted(set(WRITTEN) - {"push_subscriptions_renew"}))  # by its token alone
def test_no_value_tells_when_something_was_made(world: World, name: str) -> None:
    """No id of version 7, whose first half is a millisecond, and no text that is a time finer than a day. What the
    clinician did and set themselves, and their account, apart.
    """
    for actor in let_in(name):
        answer = ask(world.client(actor), OPERATIONS[name], POLICY[name].call(world, actor))
        if answer.status_code >= 300 or not answer.content:
            continue
        values = list(_values(answer.json()))
        assert [at for at, value in values if _tells_a_time(value)] == []
        fine = {at for at, value in values if FINE_TIME.match(value) and at not in OWN_TIMES}
        assert fine == set()


def _values(answer: Any, at: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(answer, dict):
        for name, value in answer.items():
            yield from _values(value, name)
    elif isinstance(answer, list):
        for value in answer:
            yield from _values(value, at)
    elif isinstance(answer, str):
        yield at, answer


def _tells_a_time(value: str) -> bool:
    found = re.findall(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}", value)
    return any(UUID(one).version == 7 for one in found)


@pytest.mark.promise(13)
def test_copies_come_by_the_one_call_that_writes_a_record_alone() -> None:
    with_copies = {
        name for name in WRITTEN if any(re.search(r"(?:^|\.)copy\.", path) for path in WRITTEN[name])
    }
    assert with_copies == {"clinic_shared_copy"}
    signed = {name for name in WRITTEN if any("signature" in path for path in WRITTEN[name])}
    # Their own words, and what the client says they share by itself: terms, and nothing that was written.
    own = {"clinic_limits_get", "clinic_limits_put", "invitations_find"}
    assert signed - own - {"clinic_client"} == {"clinic_shared_copy"}


@pytest.mark.promise(37)
def test_a_clinician_sees_the_same_whatever_a_client_does_alone(world: World) -> None:
    """Writing, skipping, opening a reminder, signing in: none of it changes a letter of any answer."""
    users = world.users
    danas, own = signed_in(users["dana"]), signed_in(users["alice"])

    def seen() -> list[bytes]:
        link_id: UUID = world.link
        return [
            danas.get(f"/api/v1/{path}").content
            for path in (
                "clinic/caseload",
                f"clinic/clients/{link_id}",
                f"clinic/clients/{link_id}/suggestions",
                f"clinic/clients/{link_id}/heartbeat",
                "invitations",
            )
        ]

    before = seen()
    for name in sorted(POLICY):
        if name in CHANGES_CONSENT or POLICY[name].who[ACTORS.index("owner")] not in LET_IN:
            continue
        ask(own, OPERATIONS[name], POLICY[name].call(world, "owner"))
    assert seen() == before


# What a client decides about a therapist, and what takes a shared entry away or its key.
CHANGES_CONSENT = {
    "care_links_create", "care_links_end", "grants_create", "grants_revoke", "scopes_create", "scopes_end", "repairs_delete", "speak_ups_delete",
    "measure_responses_delete", "measure_agreements_agree", "measure_agreements_end",
    "vault_passphrase_put",
}  # fmt: skip
