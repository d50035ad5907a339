"""What a clinician is writing to a client and has not sent: kept for them alone, for as long as it could be sent."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db.models import F
from django.utils import timezone
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.core.consents import ASKED_AFTER, GRACE
from backend.core.ids import new_id
from backend.privacy.services import erase
from backend.sharing import services
from backend.sharing.models import AccessRecord, CareLink, Grant, ReplyDraft, SuggestionDraft
from backend.speakup.models import Reply
from backend.suggestions.models import Suggestion
from tests.conftest import put_entry, sealed_words, signed_in
from tests.sharing.device import link, reply_body, share, share_body, suggestion_body
from tests.sharing.test_races import needs_row_locks, together
from tests.sharing.test_sealed_anew import lose_keys
from tests.speakup.conftest import READY, linked, shared

__all__ = ["linked", "shared"]
KINDS = pytest.mark.parametrize("kind", ["reply", "suggestion"])
MODELS: dict[str, Any] = {"reply": ReplyDraft, "suggestion": SuggestionDraft}
SENT: dict[str, Any] = {"reply": Reply, "suggestion": Suggestion}


@pytest.fixture
def place(linked: UUID, shared: dict[str, Any]) -> Callable[[str], str]:
    places = {
        "reply": f"/api/v1/clinic/replies/{shared['id']}/draft",
        "suggestion": f"/api/v1/clinic/clients/{linked}/suggestion-draft",
    }
    return lambda kind: places[kind]


def put(api: APIClient, at: str, revision: int = 7, words: Any = ...) -> Any:
    return api.put(at, {"words": sealed_words() if words is ... else words, "revision": revision})


def drafts() -> tuple[int, int]:
    return ReplyDraft.objects.count(), SuggestionDraft.objects.count()


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


def send(
    alice: User, dana: User, linked: UUID, shared: dict[str, Any], kind: str, id: Any = None, **more: Any
) -> int:
    id = str(id or uuid4())
    if kind == "reply":
        at, body = f"/api/v1/clinic/replies/{shared['id']}", reply_body(alice, dana, shared, id=id)
    else:
        id, body = suggestion_body(alice, dana, linked, id=id)
        at = f"/api/v1/clinic/clients/{linked}/suggestions/{id}"
    return int(signed_in(dana).put(at, {**body, **more}).status_code)


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


def erins_drafts(alice: User, erin: User, place: Any) -> None:
    """Of another clinician of the same client's, to another speak-up."""
    erins, api = link(alice, erin), signed_in(erin)
    entry = put_entry(signed_in(alice), "speak-ups", **READY).data["id"]
    body = share_body(alice, erin, erins, entry, kind="speak-ups")
    assert signed_in(alice).post("/api/v1/grants", body).status_code == 201
    for kind, id in (("reply", body["id"]), ("suggestion", erins)):
        at = place(kind)
        assert put(api, at.replace(at.split("/")[5], str(id))).status_code == 200


@pytest.mark.parametrize("over", ["revoked", "entry_deleted", "ended", "left"])
def test_goes_alone(
    alice: User, dana: User, erin: User, linked: UUID, shared: dict[str, Any], place: Any, over: str
) -> None:
    erins_drafts(alice, erin, place)
    danas, alices = signed_in(dana), signed_in(alice)
    for kind in MODELS:
        assert put(danas, place(kind)).status_code == 200
    if over == "revoked":
        alices.post(f"/api/v1/grants/{shared['id']}/revoke")
    elif over == "entry_deleted":
        headers = {"If-Match": '"1"', "Idempotency-Key": str(new_id())}
        alices.delete(f"/api/v1/speak-ups/{shared['entry']}", headers=headers)
    elif over == "ended":
        alices.post(f"/api/v1/care-links/{linked}/end")
    else:
        erase(dana.pk)
    assert [draft.grant.care_link.clinician for draft in ReplyDraft.objects.all()] == [erin]
    assert erin in [draft.care_link.clinician for draft in SuggestionDraft.objects.all()]


@pytest.mark.promise(12)
@pytest.mark.parametrize("over", ["revoked", "entry_deleted", "ended", "expired", "left", "client_erased"])
def test_goes_with_what_it_was_for(
    alice: User,
    dana: User,
    alices: APIClient,
    danas: APIClient,
    linked: UUID,
    shared: dict[str, Any],
    place: Any,
    over: str,
) -> None:
    for kind in MODELS:
        put(danas, place(kind))
    if over == "revoked":
        alices.post(f"/api/v1/grants/{shared['id']}/revoke")
    elif over == "entry_deleted":
        headers = {"If-Match": '"1"', "Idempotency-Key": str(new_id())}
        assert alices.delete(f"/api/v1/speak-ups/{shared['entry']}", headers=headers).status_code == 200
    elif over == "ended":
        alices.post(f"/api/v1/care-links/{linked}/end")
    elif over == "expired":
        Grant.objects.update(until=timezone.now() - timedelta(minutes=1))
        assert danas.get(place("reply")).status_code == 404
        services.forget_over(timezone.now())
    else:
        erase(dana.pk if over == "left" else alice.pk)
    assert drafts() == ((0, 1) if over in {"revoked", "entry_deleted", "expired"} else (0, 0))
    if over not in {"left", "client_erased"}:
        assert [danas.get(place("reply")).status_code, put(danas, place("reply")).status_code] == [404, 404]
        assert danas.get(place("suggestion")).status_code == (404 if over == "ended" else 200)


def test_one_that_was_put_back_after_its_share_was_over_goes_too(
    danas: APIClient, linked: UUID, place: Any
) -> None:
    for kind in MODELS:
        put(danas, place(kind))
    Grant.objects.update(revoked_at=timezone.now(), copy="")
    services.forget_over(timezone.now())
    assert drafts() == (0, 1)
    CareLink.objects.update(ended_at=timezone.now(), alias_copy="")
    services.forget_over(timezone.now())
    assert drafts() == (0, 0)


def test_goes_with_the_keys_of_its_writer_and_nobody_elses(
    alice: User, dana: User, erin: User, danas: APIClient, linked: UUID, place: Any
) -> None:
    erins_drafts(alice, erin, place)
    for kind in MODELS:
        assert put(danas, place(kind)).status_code == 200
    assert drafts() == (2, 2)
    lose_keys(dana)
    assert [draft.grant.care_link.clinician for draft in ReplyDraft.objects.all()] == [erin]
    assert [draft.care_link.clinician for draft in SuggestionDraft.objects.all()] == [erin]


def test_waits_while_consent_pauses(danas: APIClient, place: Any) -> None:
    for kind in MODELS:
        put(danas, place(kind))
    CareLink.objects.update(agreed_at=F("agreed_at") - ASKED_AFTER - GRACE - timedelta(days=1))
    assert [danas.get(place(kind)).status_code for kind in MODELS] == [404, 404]
    services.forget_over(timezone.now())
    assert drafts() == (1, 1)


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
