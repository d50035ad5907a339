"""Two things at once: first made to cross on purpose on every database, then with threads where the database has row
locks.

What comes between on purpose shares the transaction of the one it interrupts, so only the answer to that one can be
judged there. Above 300 lines, for all of it crosses the same few acts.
"""

import json
import threading
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.utils import timezone
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.clinic import services as clinic
from backend.core.consents import HOLDS
from backend.measures import rules as measures
from backend.measures.models import MeasureAgreement
from backend.sharing import access_log, departures, handovers, invitations, sealed_anew, services
from backend.sharing.access_log import find_break
from backend.sharing.models import AccessRecord, CareLink, Grant
from tests.conftest import MakeUser, entry_headers, put_entry, signed_in
from tests.sharing.device import accept, handover_body, invite, link, scope_body, share, share_body
from tests.sharing.test_sealed_anew import lose_keys, seal


def test_of_two_who_accept_at_once_one_wins(
    danas: APIClient, alices: APIClient, bobs: APIClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, lookup = invite(danas)
    real = invitations._require_room
    inside: list[bool] = []

    def bob_comes_between(client: User, invitation: Any) -> None:
        real(client, invitation)
        if not inside:
            inside.append(True)
            assert accept(bobs, made.data["id"], lookup).status_code == 201

    monkeypatch.setattr(invitations, "_require_room", bob_comes_between)
    late = accept(alices, made.data["id"], lookup)
    assert (late.status_code, late.data["error"]["code"]) == (409, "invitation_closed")
    assert not CareLink.objects.filter(client__username="alice").exists()


def test_two_codes_of_one_clinician_accepted_at_once_make_one_link(
    danas: APIClient, alices: APIClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, first_lookup = invite(danas)
    second, second_lookup = invite(danas)
    real = invitations._require_room
    inside: list[bool] = []

    def other_device_comes_between(client: User, invitation: Any) -> None:
        real(client, invitation)
        if not inside:
            inside.append(True)
            assert accept(alices, first.data["id"], first_lookup).status_code == 201

    monkeypatch.setattr(invitations, "_require_room", other_device_comes_between)
    late = accept(alices, second.data["id"], second_lookup)
    assert (late.status_code, late.data["error"]["code"]) == (409, "already_linked")


def test_code_accepted_while_its_clinician_leaves_makes_no_link(
    alice: User, bobs: APIClient, dana: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    link(alice, dana)
    made, lookup = invite(signed_in(dana))
    real = services.end_link

    def bob_comes_between(*args: Any) -> None:
        refused = accept(bobs, made.data["id"], lookup)
        assert (refused.status_code, refused.data["error"]["code"]) == (409, "invitation_closed")
        real(*args)

    monkeypatch.setattr(services, "end_link", bob_comes_between)
    assert departures.leave(dana.pk, timezone.now()) == 1
    assert not CareLink.objects.live().exists()


needs_row_locks = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not connection.features.has_select_for_update, reason="needs PostgreSQL's row locks"),
]


def together(*acts: Callable[[], Any]) -> list[Any]:
    """Runs the acts in threads that start as one; returns their answers in the same order."""
    start, answers = threading.Barrier(len(acts)), [None] * len(acts)

    def run(index: int, act: Callable[[], Any]) -> None:
        try:
            start.wait()
            answers[index] = act()
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


class TestWithThreads:
    pytestmark = needs_row_locks

    def test_one_code_many_clients(self, make_user: MakeUser, dana: User) -> None:
        clients = [signed_in(make_user(f"client{number}")) for number in range(6)]
        made, lookup = invite(signed_in(dana))
        answers = together(
            *(lambda client=client: accept(client, made.data["id"], lookup) for client in clients)
        )
        assert sorted(answer.status_code for answer in answers) == [201] + [409] * 5
        assert CareLink.objects.count() == 1

    def test_two_codes_and_one_place(
        self, make_user: MakeUser, dana: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        late, early = signed_in(make_user("late")), signed_in(make_user("early"))
        (first, first_lookup), (second, second_lookup) = invite(signed_in(dana)), invite(signed_in(dana))
        monkeypatch.setattr(invitations, "MOST_CLIENTS", 1)
        accepting = Late(lambda: accept(late, second.data["id"], second_lookup))
        real = invitations._require_room

        def slow(client: User, invitation: Any) -> None:
            real(client, invitation)
            if client.username == "early":
                accepting.try_now()

        monkeypatch.setattr(invitations, "_require_room", slow)
        assert accept(early, first.data["id"], first_lookup).status_code == 201
        refused = accepting.answer()
        assert (refused.status_code, refused.data["error"]["code"]) == (409, "caseload_full")
        assert CareLink.objects.count() == 1

    @pytest.mark.promise(13)
    def test_many_reads_are_many_records_in_one_chain(self, alice: User, dana: User) -> None:
        grant = share(alice, dana, link(alice, dana))["id"]
        readers = [signed_in(dana) for _ in range(6)]
        answers = together(
            *(lambda reader=reader: reader.get(f"/api/v1/clinic/shared-copies/{grant}") for reader in readers)
        )
        assert {answer.status_code for answer in answers} == {200}
        assert AccessRecord.objects.count() == 6
        assert find_break(alice) is None

    @pytest.mark.promise(12)
    @pytest.mark.promise(13)
    def test_revoking_waits_for_a_read_that_has_begun_and_finds_it_in_the_log(
        self, alice: User, dana: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        grant = UUID(share(alice, dana, link(alice, dana))["id"])
        reading, real = threading.Event(), access_log.record_access
        order: list[str] = []

        def slow_record(*args: Any, **kwargs: Any) -> Any:
            reading.set()
            # The other thread now asks for the lock. Until this transaction ends it can't get it.
            revoking.join(0.3)
            order.append("read")
            return real(*args, **kwargs)

        def revoke() -> None:
            try:
                reading.wait(5)
                answer = signed_in(alice).post(f"/api/v1/grants/{grant}/revoke")
                order.append("revoked")
                assert answer.data["opened_at"] is not None
            finally:
                connection.close()

        monkeypatch.setattr(clinic, "record_access", slow_record)
        revoking = threading.Thread(target=revoke)
        revoking.start()
        assert signed_in(dana).get(f"/api/v1/clinic/shared-copies/{grant}").status_code == 200
        revoking.join()
        assert order == ["read", "revoked"]
        assert signed_in(dana).get(f"/api/v1/clinic/shared-copies/{grant}").status_code == 404

    def test_share_and_deletion_of_its_entry_never_leave_a_live_share(self, alice: User, dana: User) -> None:
        care_link = link(alice, dana)
        for _ in range(5):
            entry = put_entry(signed_in(alice), "repairs", status="closed").data["id"]
            body = share_body(alice, dana, care_link, entry)
            one, other = signed_in(alice), signed_in(alice)
            together(
                lambda one=one, body=body: one.post("/api/v1/grants", body),
                lambda other=other, entry=entry: other.delete(
                    f"/api/v1/repairs/{entry}", headers=entry_headers(1)
                ),
            )
        assert not Grant.objects.filter(revoked_at=None).exists()

    def test_share_and_end_of_its_link_never_leave_a_live_share(self, alice: User, dana: User) -> None:
        for _ in range(5):
            care_link = link(alice, dana)
            entry = put_entry(signed_in(alice), "repairs", status="closed").data["id"]
            body = share_body(alice, dana, care_link, entry)
            one, other = signed_in(alice), signed_in(dana)
            together(
                lambda one=one, body=body: one.post("/api/v1/grants", body),
                lambda other=other, care_link=care_link: other.post(f"/api/v1/care-links/{care_link}/end"),
            )
        assert not Grant.objects.filter(revoked_at=None).exists()

    def test_share_taken_back_while_it_is_sealed_anew_stays_taken_back(
        self, alice: User, dana: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        care_link = link(alice, dana)
        grant = share(alice, dana, care_link)["id"]
        lose_keys(dana)
        revoking = Late(lambda: signed_in(alice).post(f"/api/v1/grants/{grant}/revoke"))

        def slow(text: str) -> Any:
            revoking.try_now()
            return json.loads(text)

        monkeypatch.setattr(sealed_anew, "json", SimpleNamespace(loads=slow, dumps=json.dumps))
        assert seal(signed_in(alice), care_link, dana, [grant]).status_code == 200
        assert revoking.answer().status_code == 200
        assert Grant.objects.get().copy == ""

    def test_share_that_is_renewed_while_its_entry_is_deleted_waits_for_nobody(
        self, alice: User, dana: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Each holding what the other wants, the database would have to break one of them off."""
        shared, again = shared_by_itself(alice, dana)
        renewing = renewal(alice, again)
        deleting = meanwhile(
            monkeypatch,
            "_require_shareable",
            lambda: signed_in(alice).delete(f"/api/v1/repairs/{shared['entry']}", headers=entry_headers(2)),
        )
        assert renewing().status_code in (200, 409)
        assert deleting.answer().status_code == 200
        assert not Grant.objects.filter(revoked_at=None).exists()

    def test_share_that_is_renewed_while_its_scope_ends_waits_for_nobody(
        self, alice: User, dana: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        shared, again = shared_by_itself(alice, dana)
        renewing = renewal(alice, again)
        ending = meanwhile(
            monkeypatch,
            "_require_shareable",
            lambda: signed_in(alice).post(f"/api/v1/scopes/{shared['scope']}/end"),
        )
        assert renewing().status_code in (200, 404)
        assert ending.answer().status_code == 200
        assert not Grant.objects.filter(revoked_at=None).exists()

    def test_yes_to_a_measure_is_not_said_again_while_a_proposal_takes_its_place(
        self, alice: User, dana: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        care_link = link(alice, dana)
        path, body = f"/api/v1/clinic/clients/{care_link}/measures", {"measure": "gad-7"}
        made = signed_in(dana).post(path, {**body, "id": str(uuid4())}).data["id"]
        assert signed_in(alice).post(f"/api/v1/measure-agreements/{made}/agree").status_code == 200
        long_ago = timezone.now() - HOLDS - measures.ASKED_AGAIN_AFTER
        MeasureAgreement.objects.update(agreed_at=long_ago)
        keep = {"subject": "measure", "id": made, "answer": "keep"}
        keeping = Late(lambda: signed_in(alice).post("/api/v1/consents", keep))
        real = measures.require_room

        def slow(*args: Any) -> None:
            keeping.try_now()
            real(*args)

        monkeypatch.setattr(measures, "require_room", slow)
        assert signed_in(dana).post(path, {**body, "id": str(uuid4())}).status_code == 201
        assert keeping.answer().status_code == 404

    def test_answer_to_a_proposal_that_another_takes_the_place_of_waits_for_it(
        self, alice: User, dana: User, erin: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        care_link, code = link(alice, dana), invite(signed_in(erin))[0].data["id"]
        path = f"/api/v1/clinic/clients/{care_link}/handover"
        first = handover_body(alice, dana, care_link, code)
        assert signed_in(dana).put(path, first).status_code == 200
        answer = {"answer": "declined"}
        answering = Late(lambda: signed_in(alice).post(f"/api/v1/handovers/{first['id']}/answer", answer))
        real = handovers._close

        def slow(link: CareLink) -> None:
            answering.try_now()
            real(link)

        monkeypatch.setattr(handovers, "_close", slow)
        assert signed_in(dana).put(path, handover_body(alice, dana, care_link, code)).status_code == 200
        assert answering.answer().status_code == 404


class Late:
    """An act that begins in a thread of its own while another holds what it needs, and ends after it."""

    def __init__(self, act: Callable[[], Any]) -> None:
        self._answers: list[Any] = []
        self._thread = threading.Thread(target=self._run, args=(act,))

    def _run(self, act: Callable[[], Any]) -> None:
        try:
            self._answers.append(act())
        finally:
            connection.close()

    def try_now(self, *, held_back: bool = True) -> None:
        self._thread.start()
        self._thread.join(0.5)
        assert not held_back or self._thread.is_alive(), "nothing held it back"

    def answer(self) -> Any:
        self._thread.join(10)
        return self._answers[0]


def shared_by_itself(alice: User, dana: User) -> tuple[dict[str, Any], dict[str, Any]]:
    """What went by a scope, and what a device sends once its entry was changed."""
    care_link, alices = link(alice, dana), signed_in(alice)
    scope = scope_body(alice, dana, care_link)
    assert alices.post("/api/v1/scopes", scope).status_code == 201
    fits = {name: scope[name] for name in ("level", "until", "kind")}
    begun = {"status": "closed", "created_at": timezone.now().isoformat()}
    entry = put_entry(alices, "repairs", **begun).data["id"]
    shared = share_body(alice, dana, care_link, entry, **fits) | {"scope": scope["id"]}
    assert alices.post("/api/v1/grants", shared).status_code == 201
    put_entry(alices, "repairs", UUID(entry), base=1, **begun)
    again = share_body(alice, dana, care_link, entry, **fits, id=shared["id"], entry_revision=2)
    return shared, again | {"scope": scope["id"]}


def renewal(alice: User, again: dict[str, Any]) -> Callable[[], Any]:
    client = signed_in(alice)
    return lambda: client.post("/api/v1/grants", again)


def meanwhile(monkeypatch: pytest.MonkeyPatch, name: str, act: Callable[[], Any]) -> Late:
    """Begins the act in a thread of its own just before the service calls its function of that name."""
    late, real = Late(act), getattr(services, name)

    def slow(*args: Any) -> Any:
        late.try_now(held_back=False)
        return real(*args)

    monkeypatch.setattr(services, name, slow)
    return late
