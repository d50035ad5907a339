"""What a clinician is writing to a client and has not sent: kept for them alone, for as long as it could be sent."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.core.ids import new_id
from backend.sharing.models import AccessRecord, ReplyDraft
from tests.conftest import put_entry, signed_in
from tests.sharing.device import share
from tests.sharing.drafting import KINDS, MODELS, SENT, drafts, place, put, send
from tests.sharing.test_races import needs_row_locks, together
from tests.speakup.conftest import READY, linked, shared

__all__ = ["linked", "place", "shared"]


@KINDS
@pytest.mark.promise(19)
def test_is_kept_for_its_writer_alone(
    dana: User, erin: User, ada: User, alices: APIClient, place: Any, kind: str
) -> None:
    at, danas = place(kind), signed_in(dana)
    assert danas.get(at).json() == {"draft": None}
    kept = put(danas, at).json()
    assert kept["draft"]["revision"] == 7
    assert danas.get(at).json() == kept
    unknown = at.replace(at.split("/")[5], str(new_id()))
    for ask in (lambda where: signed_in(erin).get(where), lambda where: put(signed_in(erin), where)):
        assert (ask(at).status_code, ask(at).content) == (404, ask(unknown).content)
    for other in (alices, signed_in(ada), signed_in(dana, second_factor=False)):
        assert [other.get(at).status_code, put(other, at).status_code] == [403, 403]
    assert [APIClient().get(at).status_code, put(APIClient(), at).status_code] == [401, 401]


@KINDS
def test_is_not_written_over_by_a_page_that_did_not_see_it(danas: APIClient, place: Any, kind: str) -> None:
    at = place(kind)
    answers = [put(danas, at, revision).status_code for revision in (7, 7, 9, 1, 8, 8)]
    assert answers == [200, 409, 409, 409, 200, 409]
    assert put(danas, at, 8, None).json()["error"]["code"] == "stale_revision"
    assert danas.get(at).json()["draft"]["revision"] == 8


@KINDS
def test_is_gone_once_it_was_thrown_away(danas: APIClient, place: Any, kind: str) -> None:
    at = place(kind)
    assert put(danas, at, 8, None).json() == {"draft": None}, "there is none"
    put(danas, at, 7)
    assert put(danas, at, 8, None).json() == {"draft": None}
    assert put(danas, at, 8, None).json() == {"draft": None}, "the same again"
    assert drafts() == (0, 0)
    put(danas, at, 500)
    assert put(danas, at, 8).status_code == 409, "a page that held the one before"


@KINDS
@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        {"words": "text", "revision": 1},
        {"words": {"v": 1, "key": "A" * 80, "text": "A" * 70_000}, "revision": 1},
        {"words": {"v": 2, "key": "A" * 80, "text": "A" * 80}, "revision": 1},
        {"words": {"v": 1, "key": "A" * 80, "text": "A" * 80}, "revision": 0},
        {"words": {"v": 1, "key": "A" * 80, "text": "A" * 80}, "revision": 2**31},
        {"words": {"v": 1, "key": "A" * 80, "text": "A" * 80}},
        {"revision": 1},
    ],
)
def test_a_body_that_is_no_draft_is_refused(danas: APIClient, place: Any, kind: str, body: Any) -> None:
    assert danas.put(place(kind), body, format="json").status_code == 400
    assert drafts() == (0, 0)


def test_a_body_longer_than_any_is_refused(danas: APIClient, place: Any) -> None:
    assert put(danas, place("reply"), words={"v": 1, "key": "A", "text": "A" * 300_000}).status_code == 413


def test_of_a_share_that_takes_no_reply_there_is_none(
    alice: User, dana: User, danas: APIClient, linked: UUID
) -> None:
    at = f"/api/v1/clinic/replies/{share(alice, dana, linked)['id']}/draft"
    assert [danas.get(at).status_code, put(danas, at).status_code] == [404, 404]


@KINDS
@pytest.mark.promise(19)
def test_goes_with_what_it_became_and_not_with_what_another_page_sent(
    alice: User,
    dana: User,
    danas: APIClient,
    linked: UUID,
    shared: dict[str, Any],
    place: Any,
    kind: str,
) -> None:
    put(danas, place(kind), 7)
    put(danas, place("suggestion" if kind == "reply" else "reply"), 8)
    assert send(alice, dana, linked, shared, kind) == 201
    assert drafts() == (1, 1), "sent by a page that knows of no drafts"
    assert send(alice, dana, linked, shared, kind, draft=6) == 409
    assert drafts() == (1, 1), "what was typed on another page since"
    assert send(alice, dana, linked, shared, kind, draft=0) == 400
    assert send(alice, dana, linked, shared, kind, draft=7) in (200, 201)
    assert not MODELS[kind].objects.exists()
    assert sum(drafts()) == 1


@KINDS
def test_two_pages_that_hold_one_draft_send_it_once(
    alice: User, dana: User, danas: APIClient, linked: UUID, shared: dict[str, Any], place: Any, kind: str
) -> None:
    put(danas, place(kind), 7)
    assert send(alice, dana, linked, shared, kind, draft=7) == 201
    there = SENT[kind].objects.get()
    assert send(alice, dana, linked, shared, kind, draft=7) == 409
    assert SENT[kind].objects.get() == there
    assert danas.get(place(kind)).json() == {"draft": None}


@KINDS
@pytest.mark.promise(19)
def test_a_draft_that_was_kept_after_a_try_to_send_it_goes_with_the_next(
    alice: User, dana: User, danas: APIClient, linked: UUID, shared: dict[str, Any], place: Any, kind: str
) -> None:
    id = uuid4()
    assert send(alice, dana, linked, shared, kind, id) == 201  # and the answer was lost
    put(danas, place(kind), 7)
    assert send(alice, dana, linked, shared, kind, id, draft=8) == 200
    assert sum(drafts()) == 1, "another page's"
    assert send(alice, dana, linked, shared, kind, id, draft=7) == 200
    assert drafts() == (0, 0)
    assert send(alice, dana, linked, shared, kind, id, draft=7) == 200, "and once more"


@pytest.mark.promise(37)
def test_says_nothing_of_whether_a_reply_would_be_taken(
    alices: APIClient, danas: APIClient, shared: dict[str, Any], place: Any
) -> None:
    put(danas, place("reply"), 1)
    before = danas.get(place("reply")).content
    closed = {**READY, "status": "closed", "answers": {**READY["answers"], "closing": "not_really"}}
    assert put_entry(alices, "speak-ups", UUID(shared["entry"]), base=1, **closed).status_code == 200
    assert danas.get(place("reply")).content == before
    assert put(danas, place("reply"), 2).status_code == 200


@pytest.mark.promise(37)
def test_nothing_of_a_clients_changes_for_it(
    alices: APIClient, danas: APIClient, shared: dict[str, Any], place: Any
) -> None:
    paths = ("grants", "care-links", "access-records", "replies", "suggestions", "sync?since=0", "consents")
    before = [alices.get(f"/api/v1/{path}").content for path in paths]
    for kind in MODELS:
        assert put(danas, place(kind)).status_code == 200
        assert danas.get(place(kind)).status_code == 200
    assert [alices.get(f"/api/v1/{path}").content for path in paths] == before
    assert not AccessRecord.objects.exists()


class TestWithThreads:
    pytestmark = needs_row_locks

    @KINDS
    def test_of_many_pages_that_begin_at_once_one_does(self, dana: User, place: Any, kind: str) -> None:
        pages = [(signed_in(dana), revision) for revision in (5, 50, 500, 5)]
        answers = together(*(lambda one=one: put(one[0], place(kind), one[1]) for one in pages))
        assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409]

    @KINDS
    def test_of_many_that_go_on_from_one_revision_one_does(self, dana: User, place: Any, kind: str) -> None:
        put(signed_in(dana), place(kind), 7)
        pages = [signed_in(dana) for _ in range(4)]
        answers = together(*(lambda page=page: put(page, place(kind), 8) for page in pages))
        assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409]

    @pytest.mark.promise(12)
    @pytest.mark.parametrize("end", ["grants/{id}/revoke", "care-links/{care_link}/end"])
    def test_none_is_left_of_what_is_taken_back_while_it_is_kept(
        self, dana: User, alices: APIClient, shared: dict[str, Any], place: Any, end: str
    ) -> None:
        pages = [signed_in(dana) for _ in range(3)]
        kept = [lambda page=page: put(page, place("reply")) for page in pages]
        together(*kept, lambda: alices.post(f"/api/v1/{end.format(**shared)}"))
        assert not ReplyDraft.objects.exists()

    @KINDS
    def test_of_pages_that_send_one_draft_at_once_one_does(
        self, alice: User, dana: User, linked: UUID, shared: dict[str, Any], place: Any, kind: str
    ) -> None:
        put(signed_in(dana), place(kind), 7)
        answers = together(*(lambda: send(alice, dana, linked, shared, kind, draft=7) for _ in range(3)))
        assert sorted(answers) == [201, 409, 409]
