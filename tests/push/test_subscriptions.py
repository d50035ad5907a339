"""The API of devices. Bob is the stranger in the scene."""

from typing import Any

import pytest
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.core.ids import new_id
from backend.push import services
from backend.push.api.views import HERE
from backend.push.models import PushSubscription
from tests.conftest import signed_in
from tests.push.browser import Browser

pytestmark = pytest.mark.django_db
ADDRESS = "https://push.example.net/x/secret-address"


def given(browser: Browser, endpoint: str = ADDRESS, **more: Any) -> dict[str, Any]:
    return {"endpoint": endpoint, "keys": browser.keys, "device": "My phone", **more}


def test_create_keeps_the_device_and_gives_a_renewal_token(
    alices: APIClient, alice: User, browser: Browser
) -> None:
    answer = alices.post("/api/v1/push-subscriptions", given(browser))
    assert answer.status_code == 201
    row = PushSubscription.objects.get()
    assert answer.json() == {"id": str(row.pk), "renewal_token": answer.json()["renewal_token"]}
    assert (row.owner, row.endpoint, row.device, row.site) == (
        alice,
        ADDRESS,
        "My phone",
        "http://testserver",
    )
    assert answer.json()["renewal_token"] not in str(PushSubscription.objects.values().get())


@pytest.mark.promise(45)
def test_create_keeps_the_address_unreadable(alices: APIClient, browser: Browser) -> None:
    alices.post("/api/v1/push-subscriptions", given(browser))
    stored = str(PushSubscription.objects.values().get())
    assert "secret-address" not in stored
    assert "My phone" not in stored
    assert browser.keys["auth"] not in stored


def test_create_again_gives_the_same_row(alices: APIClient, browser: Browser) -> None:
    first, again = (alices.post("/api/v1/push-subscriptions", given(browser)).json() for _ in range(2))
    assert first["id"] == again["id"]
    assert first["renewal_token"] != again["renewal_token"]
    assert PushSubscription.objects.count() == 1


def test_create_takes_a_shared_browser_over(
    alices: APIClient, bobs: APIClient, bob: User, browser: Browser
) -> None:
    alices.post("/api/v1/push-subscriptions", given(browser))
    bobs.post("/api/v1/push-subscriptions", given(browser))
    assert [row.owner for row in PushSubscription.objects.all()] == [bob]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"endpoint": "https://evil.example/x"}, "endpoint"),
        ({"endpoint": "x" * 1001}, "endpoint"),
        ({"keys": {"p256dh": "AAAA", "auth": "AAAA"}}, "keys.p256dh"),
        ({"keys": {}}, "keys.auth"),
        ({"device": "x" * 81}, "device"),
    ],
)
def test_create_refuses_what_does_not_fit(
    alices: APIClient, browser: Browser, change: dict[str, Any], field: str
) -> None:
    answer = alices.post("/api/v1/push-subscriptions", {**given(browser), **change})
    assert answer.status_code == 400
    assert field in answer.json()["error"]["fields"]
    assert not PushSubscription.objects.exists()


def test_create_refuses_a_point_that_is_not_on_the_curve(alices: APIClient, browser: Browser) -> None:
    keys = {**browser.keys, "p256dh": "BA" + "A" * 85}
    answer = alices.post("/api/v1/push-subscriptions", given(browser, keys=keys))
    assert answer.status_code == 400
    assert "keys.p256dh" in answer.json()["error"]["fields"]


def test_create_has_a_most(alice: User, browser: Browser) -> None:
    browsers = [signed_in(alice) for _ in range(services.MOST_DEVICES)]
    for number, one in enumerate(browsers):
        assert (
            one.post("/api/v1/push-subscriptions", given(browser, f"{ADDRESS}/{number}")).status_code == 201
        )
    answer = signed_in(alice).post("/api/v1/push-subscriptions", given(browser))
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "too_many_devices")
    assert browsers[0].post("/api/v1/push-subscriptions", given(browser, f"{ADDRESS}/0")).status_code == 201


def test_create_with_another_address_takes_the_place_of_what_this_browser_had(
    alice: User, alices: APIClient, bobs: APIClient, browser: Browser
) -> None:
    laptop = signed_in(alice)
    laptop.post("/api/v1/push-subscriptions", given(browser, f"{ADDRESS}/laptop"))
    bobs.post("/api/v1/push-subscriptions", given(browser, f"{ADDRESS}/bob"))
    before = alices.post("/api/v1/push-subscriptions", given(browser)).json()["id"]
    after = alices.post("/api/v1/push-subscriptions", given(browser, f"{ADDRESS}/new")).json()["id"]
    assert before != after
    listed = alices.get("/api/v1/push-subscriptions").json()["results"]
    assert [(row["id"] == after, row["here"]) for row in listed] == [(False, False), (True, True)]
    assert [row["here"] for row in laptop.get("/api/v1/push-subscriptions").json()["results"]] == [
        True,
        False,
    ]
    assert PushSubscription.objects.count() == 3


def test_create_as_somebody_else_takes_nothing_of_the_first_away(
    alice: User, bob: User, browser: Browser
) -> None:
    client = signed_in(alice)
    client.post("/api/v1/push-subscriptions", given(browser, f"{ADDRESS}/alice"))
    session = client.session
    kept = session[HERE]
    other = signed_in(bob)
    session = other.session
    session[HERE] = kept
    session.save()
    other.post("/api/v1/push-subscriptions", given(browser, f"{ADDRESS}/bob"))
    assert sorted(row.owner.username for row in PushSubscription.objects.all()) == sorted(
        [alice.username, bob.username]
    )


def test_list_shows_the_persons_own_devices_without_their_addresses(
    alices: APIClient, bobs: APIClient, browser: Browser
) -> None:
    alices.post("/api/v1/push-subscriptions", given(browser))
    answer = alices.get("/api/v1/push-subscriptions").json()
    [shown] = answer["results"]
    assert answer["next"] is None
    assert set(shown) == {"id", "device", "created_at", "accepted_at", "usable", "here"}
    assert (shown["device"], shown["usable"]) == ("My phone", True)
    assert bobs.get("/api/v1/push-subscriptions").json()["results"] == []


def test_delete_forgets_the_device_for_its_owner_alone(
    alices: APIClient, bobs: APIClient, browser: Browser
) -> None:
    id = alices.post("/api/v1/push-subscriptions", given(browser)).json()["id"]
    stranger = bobs.delete(f"/api/v1/push-subscriptions/{id}")
    unknown = bobs.delete(f"/api/v1/push-subscriptions/{new_id()}")
    assert (stranger.status_code, stranger.content) == (404, unknown.content)
    assert alices.delete(f"/api/v1/push-subscriptions/{id}").status_code == 204
    assert not PushSubscription.objects.exists()


def test_renew_needs_the_token_and_nothing_else(alices: APIClient, browser: Browser) -> None:
    made = alices.post("/api/v1/push-subscriptions", given(browser)).json()
    fresh = Browser()
    worker = APIClient(enforce_csrf_checks=True)
    body = {"endpoint": f"{ADDRESS}/new", "keys": fresh.keys, "renewal_token": made["renewal_token"]}
    answer = worker.post(f"/api/v1/push-subscriptions/{made['id']}/renew", body)
    assert (answer.status_code, answer.json()) == (200, {"id": made["id"]})
    row = PushSubscription.objects.get()
    assert (row.endpoint, row.p256dh) == (f"{ADDRESS}/new", fresh.keys["p256dh"])
    assert worker.post(f"/api/v1/push-subscriptions/{made['id']}/renew", body).status_code == 200, (
        "the answer may get lost"
    )


def test_renew_answers_a_wrong_token_like_an_unknown_device(alices: APIClient, browser: Browser) -> None:
    id = alices.post("/api/v1/push-subscriptions", given(browser)).json()["id"]
    body = {"endpoint": f"{ADDRESS}/new", "keys": browser.keys, "renewal_token": "guess"}
    wrong = APIClient().post(f"/api/v1/push-subscriptions/{id}/renew", body)
    unknown = APIClient().post(f"/api/v1/push-subscriptions/{new_id()}/renew", body)
    assert (wrong.status_code, wrong.content) == (404, unknown.content)
    assert PushSubscription.objects.get().endpoint == ADDRESS


@pytest.mark.parametrize("who", ["danas", "nobody"])
def test_devices_are_for_clients(request: pytest.FixtureRequest, who: str, browser: Browser) -> None:
    client = APIClient() if who == "nobody" else request.getfixturevalue(who)
    expected = 401 if who == "nobody" else 403
    assert client.get("/api/v1/push-subscriptions").status_code == expected
    assert client.post("/api/v1/push-subscriptions", given(browser)).status_code == expected
    assert client.delete(f"/api/v1/push-subscriptions/{new_id()}").status_code == expected
