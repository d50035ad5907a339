"""The profile: where and in which language, and the words that only the person's devices can read."""

from typing import Any

import pytest
from rest_framework.test import APIClient

from backend.accounts.models import Profile, User
from tests.conftest import sealed_words

pytestmark = pytest.mark.django_db
PATH = "/api/v1/profile"


def patch(client: APIClient, **body: Any) -> Any:
    return client.patch(PATH, body, format="json")


def test_profile_answers_its_fields(alices: APIClient) -> None:
    assert alices.get(PATH).json() == {
        "timezone": "Europe/Berlin",
        "locale": "en",
        "country": "",
        "theme": "system",
        "words": None,
        "revision": 0,
    }


def test_profile_changes_what_is_sent_and_nothing_else(alices: APIClient) -> None:
    answer = patch(alices, timezone="Asia/Kolkata", theme="dim", country="IN").json()
    assert (answer["timezone"], answer["theme"], answer["country"], answer["locale"]) == (
        "Asia/Kolkata",
        "dim",
        "IN",
        "en",
    )
    assert answer["revision"] == 0


def test_profile_words_count_a_revision_that_other_changes_leave_alone(alices: APIClient) -> None:
    words = sealed_words()
    assert patch(alices, words=words, revision=1).json()["revision"] == 1
    answer = patch(alices, theme="dark").json()
    assert (answer["revision"], answer["words"]) == (1, words)


@pytest.mark.parametrize("revision", [0, 1, 3])
def test_profile_words_sealed_for_another_revision_are_a_conflict_and_lose_nothing(
    alices: APIClient, revision: int
) -> None:
    words = sealed_words()
    patch(alices, words=words, revision=1)
    response = patch(alices, words=sealed_words(), revision=revision, theme="dark")
    assert response.status_code == 409
    assert response.json()["error"]["code"] == "stale_revision"
    assert response.json()["error"]["detail"] == {"revision": 1}
    assert alices.get(PATH).json() | {"theme": "system"} == alices.get(PATH).json()
    assert alices.get(PATH).json()["words"] == words


def test_profile_revision_can_not_be_set_by_itself(alices: APIClient) -> None:
    assert patch(alices, revision=40).json()["revision"] == 0


@pytest.mark.parametrize(
    ("field", "body"),
    [
        ("timezone", {"timezone": "Nowhere/Else"}),
        ("timezone", {"timezone": 7}),
        ("locale", {"locale": "x" * 40}),
        ("country", {"country": "de"}),
        ("theme", {"theme": "neon"}),
        ("words", {"words": "my name is", "revision": 1}),
        ("words.key", {"words": {"v": 1, "key": "AAAA", "text": "AAAA"}, "revision": 1}),
        ("revision", {"words": sealed_words()}),
    ],
)
def test_profile_refuses_what_does_not_fit_and_changes_nothing(
    alices: APIClient, alice: User, field: str, body: dict[str, Any]
) -> None:
    before = Profile.objects.filter(user=alice).values().get()
    response = patch(alices, **body)
    assert response.status_code == 400
    fields = response.json()["error"]["fields"]
    assert any(name == field or name.startswith(f"{field}.") for name in fields), fields
    assert Profile.objects.filter(user=alice).values().get() == before


def test_profile_takes_no_field_of_the_account(alices: APIClient, alice: User) -> None:
    assert patch(alices, role="administrator", username="root", user="1").status_code == 200
    alice.refresh_from_db()
    assert (alice.role, alice.username) == ("client", "alice")
