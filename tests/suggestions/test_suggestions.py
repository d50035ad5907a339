"""What a therapist suggests: who may, how much at once, who reads it, and that an answer says nothing of how."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from rest_framework.test import APIClient

from backend.accounts.models import Role, User
from backend.sharing.models import CareLink
from backend.suggestions import services
from backend.suggestions.models import LASTS, Suggestion
from tests.conftest import MakeUser, signed_in
from tests.sharing.device import link, suggestion_body

SUGGESTIONS = "/api/v1/suggestions"


def place(linked: Any, id: str = "") -> str:
    return f"/api/v1/clinic/clients/{linked}/suggestions" + (f"/{id}" if id else "")


def code(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]["code"]


def suggest(alice: User, dana: User, linked: UUID) -> str:
    id, body = suggestion_body(alice, dana, linked)
    assert signed_in(dana).put(place(linked, id), body).status_code == 201
    return id


def answer(alices: APIClient, id: str, *, show_accepted: bool = False) -> Any:
    return alices.post(f"{SUGGESTIONS}/{id}/answer", {"show_accepted": show_accepted})


def waiting(alices: APIClient) -> list[str]:
    return [str(one["id"]) for one in alices.get(SUGGESTIONS).data["results"]]


def age(id: str, by: timedelta) -> None:
    Suggestion.objects.filter(pk=id).update(sent_at=timezone.now() - by)


@pytest.mark.promise(38)
def test_suggestion_is_read_by_the_client_as_it_was_signed(
    alice: User, dana: User, alices: APIClient, danas: APIClient, linked: UUID
) -> None:
    id, body = suggestion_body(alice, dana, linked)
    assert danas.put(place(linked, id), body).status_code == 201
    (waits,) = alices.get(SUGGESTIONS).data["results"]
    assert (str(waits["id"]), str(waits["care_link"]), waits["was_read"]) == (id, str(linked), False)
    assert {"copy", "signature"} & set(waits) == set()  # what it says comes when it is read
    read = alices.post(f"{SUGGESTIONS}/{id}/read").data
    assert (read["copy"], read["signature"], str(read["clinician"])) == (
        body["copy"],
        body["signature"],
        str(dana.pk),
    )


READ = "read"
Act = Callable[[APIClient, str], Any]
WHAT_A_CLIENT_DOES: dict[str, Act] = {
    "looks": lambda alices, id: alices.post(f"{SUGGESTIONS}/{id}/read"),
    "declines unread": answer,
    "declines": lambda alices, id: (alices.post(f"{SUGGESTIONS}/{id}/read"), answer(alices, id)),
    "answers twice": lambda alices, id: (answer(alices, id), answer(alices, id)),
}


@pytest.mark.promise(37, 38)
@pytest.mark.parametrize("what", WHAT_A_CLIENT_DOES)
def test_the_therapist_is_answered_the_same_to_the_byte_whatever_the_client_does(
    alice: User, dana: User, alices: APIClient, danas: APIClient, linked: UUID, what: str
) -> None:
    """Two are offered, the client does something with one of them, and the therapist does everything there is."""
    done, left = suggest(alice, dana, linked), suggest(alice, dana, linked)
    WHAT_A_CLIENT_DOES[what](alices, done)
    pages = (
        "clinic/caseload",
        "clinic/heartbeat",
        f"clinic/clients/{linked}",
        f"clinic/clients/{linked}/heartbeat",
        f"clinic/clients/{linked}/suggestions",
    )
    for page in pages:
        told = danas.get(f"/api/v1/{page}").content.decode()
        assert "answered" not in told
        assert "was_read" not in told
    rows = {str(one["id"]): one for one in danas.get(place(linked)).data["results"]}
    same = {name: value for name, value in rows[left].items() if name not in ("id", "sealed")}
    assert {name: value for name, value in rows[done].items() if name not in ("id", "sealed")} == same
    (case,) = danas.get("/api/v1/clinic/caseload").data["results"]
    assert case["suggested"] == {"offered": 2}


@pytest.mark.promise(37, 38)
@pytest.mark.parametrize("what", WHAT_A_CLIENT_DOES)
def test_nothing_changes_for_the_therapist_when_the_client_does_it(
    alice: User, dana: User, alices: APIClient, danas: APIClient, linked: UUID, what: str
) -> None:
    id = suggest(alice, dana, linked)
    paths = (
        "/api/v1/clinic/caseload",
        "/api/v1/clinic/heartbeat",
        f"/api/v1/clinic/clients/{linked}",
        f"/api/v1/clinic/clients/{linked}/heartbeat",
        place(linked),
    )

    def seen() -> list[tuple[bytes, int]]:
        told = []
        for path in paths:
            with CaptureQueriesContext(
                connection,
            ) as asked:
                content = danas.get(path).content
            told.append((content, len(asked)))
        return told

    seen()  # what a first request of a session writes is written
    before = seen()
    WHAT_A_CLIENT_DOES[what](alices, id)
    assert seen() == before
    services.forget_over(timezone.now())  # upkeep takes nothing away that stands
    assert seen() == before


@pytest.mark.promise(38)
@pytest.mark.parametrize("declined", [False, True])
def test_how_many_can_be_offered_does_not_depend_on_what_was_declined(
    alice: User, dana: User, alices: APIClient, danas: APIClient, linked: UUID, declined: bool
) -> None:
    ids = [suggest(alice, dana, linked) for _ in range(services.MOST_OFFERED)]
    if declined:
        for id in ids:
            alices.post(f"{SUGGESTIONS}/{id}/read")
            answer(alices, id)
    id, body = suggestion_body(alice, dana, linked)
    assert code(danas.put(place(linked, id), body)) == (409, "enough_suggestions")
    assert danas.delete(place(linked, ids[0])).status_code == 204
    assert danas.put(place(linked, id), body).status_code == 201


@pytest.mark.promise(38)
@pytest.mark.parametrize("what", ["nothing", *WHAT_A_CLIENT_DOES])
def test_taking_it_back_answers_the_same_whatever_the_client_did(
    alice: User, dana: User, alices: APIClient, danas: APIClient, linked: UUID, what: str
) -> None:
    id, body = suggestion_body(alice, dana, linked)
    danas.put(place(linked, id), body)
    WHAT_A_CLIENT_DOES.get(what, lambda alices, id: None)(alices, id)
    gone = danas.delete(place(linked, id))
    assert (gone.status_code, gone.content) == (204, b"")
    assert danas.get(place(linked)).data["results"] == []
    late = danas.delete(place(linked, id))  # the answer to the first was lost
    assert (late.status_code, late.content) == (204, b"")
    assert code(danas.delete(place(linked, uuid4()))) == (404, "not_found")
    for _ in range(2):  # it was on its way all the while, and comes late
        assert code(danas.put(place(linked, id), body)) == (409, "offered_before")
    assert danas.get(place(linked)).data["results"] == []


@pytest.mark.promise(38)
def test_taken_back_unread_it_is_gone_and_read_it_stays(
    alice: User, dana: User, alices: APIClient, danas: APIClient, linked: UUID
) -> None:
    unread, read = suggest(alice, dana, linked), suggest(alice, dana, linked)
    alices.post(f"{SUGGESTIONS}/{read}/read")
    for id in (unread, read):
        danas.delete(place(linked, id))
    assert waiting(alices) == [read]
    assert code(alices.post(f"{SUGGESTIONS}/{unread}/read")) == (404, "not_found")
    assert Suggestion.objects.get(pk=unread).copy == ""
    assert alices.post(f"{SUGGESTIONS}/{read}/read").data["copy"]


@pytest.mark.promise(38)
def test_yes_is_seen_only_where_the_client_wants_it_seen(
    alice: User, dana: User, alices: APIClient, danas: APIClient, linked: UUID
) -> None:
    shown, kept = suggest(alice, dana, linked), suggest(alice, dana, linked)
    assert answer(alices, shown, show_accepted=True).status_code == 204
    assert answer(alices, kept).status_code == 204
    assert waiting(alices) == []
    rows = {str(one["id"]): one["accepted"] for one in danas.get(place(linked)).data["results"]}
    assert rows == {shown: True, kept: False}
    (case,) = danas.get("/api/v1/clinic/caseload").data["results"]
    assert case["suggested"] == {"offered": 1, "accepted": 1}
    answer(alices, kept, show_accepted=True)  # what was answered stays as it was answered
    assert not Suggestion.objects.get(pk=kept).accepted


def test_after_four_weeks_it_is_gone_by_itself_whatever_became_of_it(
    alice: User, dana: User, alices: APIClient, danas: APIClient, linked: UUID
) -> None:
    ids = [suggest(alice, dana, linked) for _ in range(3)]
    alices.post(f"{SUGGESTIONS}/{ids[1]}/read")
    answer(alices, ids[2], show_accepted=True)
    for id in ids:
        age(id, LASTS - timedelta(minutes=5))
    assert len(danas.get(place(linked)).data["results"]) == 3
    for id in ids:
        age(id, LASTS)
    assert waiting(alices) == []
    assert code(alices.post(f"{SUGGESTIONS}/{ids[1]}/read")) == (404, "not_found")
    assert code(answer(alices, ids[1])) == (404, "not_found")
    assert [str(one["id"]) for one in danas.get(place(linked)).data["results"]] == [ids[2]]
    assert services.forget_over(timezone.now()) == 2
    assert [str(one.pk) for one in Suggestion.objects.all()] == [ids[2]]


@pytest.mark.promise(39)
@pytest.mark.parametrize("over", ["ended", "paused"])
def test_when_the_link_is_over_nothing_can_be_offered(
    alice: User, dana: User, alices: APIClient, danas: APIClient, linked: UUID, over: str
) -> None:
    id = suggest(alice, dana, linked)
    if over == "ended":
        alices.post(f"/api/v1/care-links/{linked}/end")
    else:
        CareLink.objects.update(agreed_at=timezone.now() - timedelta(days=121))
    new, body = suggestion_body(alice, dana, linked)
    for refused in (
        danas.get(place(linked)),
        danas.put(place(linked, new), body),
        danas.delete(place(linked, id)),
    ):
        assert code(refused) == (404, "not_found")
    assert waiting(alices) == ([] if over == "ended" else [id])
    assert services.forget_over(timezone.now()) == (1 if over == "ended" else 0)


def test_suggestion_is_nobody_elses(alice: User, dana: User, make_user: MakeUser, linked: UUID) -> None:
    id = suggest(alice, dana, linked)
    mallorys, erin = signed_in(make_user("mallory")), make_user("erin", Role.CLINICIAN)
    assert mallorys.get(SUGGESTIONS).data["results"] == []
    for path in ("read", "answer"):
        refused = mallorys.post(f"{SUGGESTIONS}/{id}/{path}", {"show_accepted": False})
        assert code(refused) == (404, "not_found")
    erins = signed_in(erin)
    _, body = suggestion_body(alice, erin, linked)
    for refused in (
        erins.get(place(linked)),
        erins.put(place(linked, id), body),
        erins.delete(place(linked, id)),
    ):
        assert code(refused) == (404, "not_found")
    half = signed_in(dana, second_factor=False)
    assert half.get(place(linked)).status_code == half.put(place(linked, id), body).status_code == 403


def test_the_same_sent_again_changes_nothing(
    alice: User, dana: User, danas: APIClient, alices: APIClient, linked: UUID
) -> None:
    id, body = suggestion_body(alice, dana, linked)
    assert danas.put(place(linked, id), body).status_code == 201
    answer(alices, id)
    assert danas.put(place(linked, id), body).status_code == 200
    assert waiting(alices) == []


def test_id_of_another_link_is_taken(
    alice: User, dana: User, danas: APIClient, make_user: MakeUser, linked: UUID
) -> None:
    bob = make_user("bob")
    others = link(bob, dana)
    id = suggest(alice, dana, linked)
    _, body = suggestion_body(bob, dana, others, id=id)
    assert code(danas.put(place(others, id), body)) == (409, "id_taken")


@pytest.mark.parametrize("changed", ["signature", "copy", "id", "link"])
def test_suggestion_whose_signature_does_not_fit_is_not_kept(
    alice: User, dana: User, danas: APIClient, make_user: MakeUser, linked: UUID, changed: str
) -> None:
    (id, body), (other, another) = (suggestion_body(alice, dana, linked) for _ in range(2))
    where = place(linked, other if changed == "id" else id)
    if changed == "link":
        where = place(link(make_user("bob"), dana), id)
    wrong = {**body, changed: another[changed]} if changed in body else body
    assert code(danas.put(where, wrong)) == (400, "bad_signature")
    assert not Suggestion.objects.exists()
