"""A small step: chosen by its owner, for its owner alone, and never in sight with somebody not gone openly with."""

from typing import Any

import pytest
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.core import privacy
from backend.core.ids import new_id
from backend.people.models import Person
from backend.steps.models import SmallStep
from tests.conftest import MakeUser, put_entry, signed_in
from tests.sharing.device import link, share_body

KIND = "small-steps"
NOT_OPEN: list[dict[str, Any]] = [
    {"route": "quiet"},
    {"route": "careful"},
    {"route": "unset"},
    {"route": "open", "status": "ended"},
    {"route": "open", "status": "died"},
    {"route": "open", "hidden": True},
]
pytestmark = pytest.mark.django_db


def make_person(client: APIClient, **columns: Any) -> str:
    return str(put_entry(client, "people", **columns).data["id"])


def test_step_comes_back_as_it_was_written(alices: APIClient) -> None:
    person = make_person(alices, route="open")
    made = put_entry(alices, KIND, person=person, answers={"step": "small_favour", "felt": "cant_tell"})
    assert made.status_code == 201
    seen = alices.get(f"/api/v1/{KIND}/{made.data['id']}").data
    assert (str(seen["person"]), seen["put_away"]) == (person, False)
    assert seen["answers"] == {"step": "small_favour", "felt": "cant_tell"}


@pytest.mark.promise(18)
def test_step_with_everything_left_open_is_kept(alices: APIClient) -> None:
    made = put_entry(alices, KIND, words=None).data
    assert (made["person"], made["put_away"], made["answers"]) == (None, False, {})


@pytest.mark.promise(8, 9)
@pytest.mark.parametrize("columns", NOT_OPEN)
def test_step_is_never_in_sight_with_somebody_not_gone_openly_with(
    alices: APIClient, columns: dict[str, Any]
) -> None:
    person = make_person(alices, **columns)
    refused = put_entry(alices, KIND, person=person)
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "not_resurfaced")
    assert not SmallStep.objects.exists()
    id = put_entry(alices, KIND, person=person, put_away=True).data["id"]
    assert put_entry(alices, KIND, id, base=1, person=person, put_away=False).status_code == 409


@pytest.mark.promise(43)
def test_words_of_a_step_are_still_saved_where_the_person_became_quiet_meanwhile(alices: APIClient) -> None:
    person, id = make_person(alices, route="open"), new_id()
    put_entry(alices, KIND, id, person=person)
    put_entry(alices, "people", person, base=1, route="quiet")
    assert put_entry(alices, KIND, id, base=1, person=person).status_code == 200
    other = make_person(alices, route="quiet")
    assert put_entry(alices, KIND, id, base=2, person=other).status_code == 409


def test_step_with_somebody_erased_is_put_away(alices: APIClient) -> None:
    person = make_person(alices, route="open")
    made = put_entry(alices, KIND, person=person).data
    Person.objects.get(pk=person).delete()
    step = alices.get(f"/api/v1/{KIND}/{made['id']}").data
    assert (step["person"], step["put_away"]) == (None, True)
    assert step["cursor"] > made["cursor"]


@pytest.mark.parametrize("answers", [{"step": "call_them"}, {"felt": "proud"}, {"done": True}])
def test_what_does_not_fit_is_refused(alices: APIClient, answers: dict[str, Any]) -> None:
    assert put_entry(alices, KIND, answers=answers).status_code == 400
    assert not SmallStep.objects.exists()


@pytest.mark.promise(11)
def test_step_is_its_owners_alone(alice: User, dana: User, alices: APIClient, make_user: MakeUser) -> None:
    id = put_entry(alices, KIND).data["id"]
    mallory = signed_in(make_user("mallory"))
    assert mallory.get(f"/api/v1/{KIND}/{id}").status_code == 404
    theirs = make_person(mallory, route="open")
    assert put_entry(alices, KIND, person=theirs).status_code == 400
    refused = alices.post("/api/v1/grants", share_body(alice, dana, link(alice, dana), id, kind=KIND))
    assert (refused.status_code, refused.data["error"]["code"]) == (403, "not_shareable")


@pytest.mark.promise(15)
def test_steps_are_kept_and_erased_with_the_account(alice: User, alices: APIClient) -> None:
    put_entry(alices, KIND)
    assert KIND in {category.name for category in privacy.categories()}
    assert [one["kind"] for one in alices.get("/api/v1/sync?since=0").data["entries"]] == [KIND]
    alice.delete()
    assert not SmallStep.objects.exists()
