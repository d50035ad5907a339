"""A letter that nothing sends: words the server can't read, for its writer alone."""

from typing import Any

import pytest
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.core import privacy
from backend.core.entries import require_kind
from backend.letters.models import UnsentLetter
from backend.people.models import Person
from tests.conftest import MakeUser, put_entry, signed_in
from tests.sharing.device import link, share_body

KIND = "unsent-letters"
pytestmark = pytest.mark.django_db


def test_letter_comes_back_as_it_was_written(alices: APIClient) -> None:
    person = put_entry(alices, "people").data["id"]
    made = put_entry(alices, KIND, person=person, answers={"to": "somebody"})
    assert made.status_code == 201
    seen = alices.get(f"/api/v1/{KIND}/{made.data['id']}").data
    assert (str(seen["person"]), seen["answers"], seen["put_away"]) == (
        str(person),
        {"to": "somebody"},
        False,
    )


def test_column_that_is_left_out_stays_as_it_is(alices: APIClient) -> None:
    id = put_entry(alices, KIND, put_away=True).data["id"]
    assert put_entry(alices, KIND, id, base=1).data["put_away"] is True


def test_letter_may_be_to_somebody_with_whom_its_writer_goes_quietly(alices: APIClient) -> None:
    person = put_entry(alices, "people", route="quiet").data["id"]
    assert put_entry(alices, KIND, person=person).status_code == 201


def test_letter_is_to_nobody_elses_person(alices: APIClient, make_user: MakeUser) -> None:
    theirs = put_entry(signed_in(make_user("mallory")), "people").data["id"]
    refused = put_entry(alices, KIND, person=theirs)
    assert (refused.status_code, list(refused.json()["error"]["fields"])) == (400, ["person"])


@pytest.mark.parametrize("answers", [{"to": "everybody"}, {"mood": 1}])
def test_what_does_not_fit_is_refused(alices: APIClient, answers: dict[str, Any]) -> None:
    assert put_entry(alices, KIND, answers=answers).status_code == 400
    assert not UnsentLetter.objects.exists()


def test_letter_is_nobody_elses(alices: APIClient, make_user: MakeUser) -> None:
    id = put_entry(alices, KIND).data["id"]
    assert signed_in(make_user("mallory")).get(f"/api/v1/{KIND}/{id}").status_code == 404


@pytest.mark.promise(9, 11)
def test_letter_goes_to_nobody(alice: User, dana: User, alices: APIClient, danas: APIClient) -> None:
    linked = link(alice, dana)
    id = put_entry(alices, KIND).data["id"]
    refused = alices.post("/api/v1/grants", share_body(alice, dana, linked, id, kind=KIND))
    assert (refused.status_code, refused.data["error"]["code"]) == (403, "not_shareable")
    assert not require_kind(KIND).can_be_shared
    assert danas.get(f"/api/v1/clinic/clients/{linked}").data["shared"] == []


@pytest.mark.promise(8)
def test_letter_to_somebody_erased_is_put_away(alice: User, alices: APIClient) -> None:
    person = put_entry(alices, "people", route="quiet").data["id"]
    made = put_entry(alices, KIND, person=person).data
    other = put_entry(alices, KIND).data["id"]
    Person.objects.get(pk=person).delete()
    letter = alices.get(f"/api/v1/{KIND}/{made['id']}").data
    assert (letter["person"], letter["put_away"]) == (None, True)
    assert letter["cursor"] > made["cursor"]
    assert alices.get(f"/api/v1/{KIND}/{other}").data["put_away"] is False


@pytest.mark.promise(15)
def test_letters_are_kept_and_erased_with_the_account(alice: User, alices: APIClient) -> None:
    put_entry(alices, KIND)
    assert KIND in {category.name for category in privacy.categories()}
    assert [one["kind"] for one in alices.get("/api/v1/sync?since=0").data["entries"]] == [KIND]
    alice.delete()
    assert not UnsentLetter.objects.exists()
