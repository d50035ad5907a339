"""What a clinician sees of themselves, and changes."""

from uuid import UUID

import pytest
from rest_framework.test import APIClient

from backend.accounts.models import Clinician, Profile, User
from backend.sharing.models import Invitation
from tests.sharing.device import invite

pytestmark = pytest.mark.django_db
MINE = "/api/v1/clinic/account"


def test_a_clinician_reads_how_clients_read_them_and_what_their_keys_lack(danas: APIClient) -> None:
    shown = danas.get(MINE).json()
    assert (shown["display_name"], shown["practice"], shown["lacks"]) == ("Dr Dana", "Harbour Practice", [])
    Clinician.objects.update(passphrase_seen=True)
    assert danas.get(MINE).json()["lacks"] == ["passphrase"]
    refused = invite(danas)[0]
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "keys_not_kept")
    assert refused.json()["error"]["detail"] == {"lacks": ["passphrase"]}
    assert not Invitation.objects.exists()


def test_a_new_name_closes_the_codes_that_named_the_old_one(
    danas: APIClient, dana: User, erin: User, linked: UUID
) -> None:
    for name, state in (("Dr  Dana", "open"), ("Dr Dana Ray", "withdrawn")):
        made = invite(danas)[0].data["id"]
        assert danas.patch(MINE, {"display_name": name}, format="json").status_code == 200
        states = {one["id"]: one["state"] for one in danas.get("/api/v1/invitations").json()["results"]}
        assert states[made] == state, name
    assert Clinician.objects.get(user=dana).display_name == "Dr Dana Ray"
    assert Clinician.objects.get(user=erin).display_name == "Dr Erin"


@pytest.mark.parametrize("first", [{"display_name": "Dr Dana Ray"}, {"timezone": "Europe/Dublin"}])
@pytest.mark.parametrize("second", [{"display_name": "Dr D. Ray"}, {"timezone": "Europe/Madrid"}])
def test_an_old_page_writes_over_no_other_name_and_zone(
    danas: APIClient, first: dict[str, str], second: dict[str, str]
) -> None:
    shown = {name: danas.get(MINE).json()[name] for name in ("display_name", "timezone")}
    assert danas.patch(MINE, {**first, "before": shown}).status_code == 200
    late = danas.patch(MINE, {**second, "before": shown})
    assert (late.status_code, late.json()["error"]["code"]) == (409, "stale_revision")
    now = shown | first
    assert danas.patch(MINE, {**second, "before": now}).json().items() >= (now | second).items()


def test_a_page_of_before_that_says_nothing_of_what_it_showed_is_understood(
    dana: User, danas: APIClient
) -> None:
    assert danas.patch(MINE, {"display_name": "Dr Dana Ray"}).status_code == 200
    named = {"display_name": "Dr Dana", "before": "Dr Dana Ray"}  # as one did that said the name alone
    assert danas.patch(MINE, named).status_code == 200
    assert danas.patch(MINE, {**named, "display_name": "Dr D."}).json()["error"]["code"] == "stale_revision"
    assert danas.patch("/api/v1/profile", {"timezone": "Europe/Dublin"}).status_code == 200
    assert Profile.objects.get(user=dana).timezone == danas.get(MINE).json()["timezone"] == "Europe/Dublin"


@pytest.mark.parametrize(("name", "zone"), [(" Dr  Dana\n", "UTC"), ("", "UTC"), ("Dr Dana", "Mars/Old")])
def test_what_was_kept_by_other_rules_can_be_changed(
    dana: User, danas: APIClient, name: str, zone: str
) -> None:
    Clinician.objects.filter(user=dana).update(display_name=name)
    Profile.objects.filter(user=dana).update(timezone=zone)
    shown = {"display_name": name, "timezone": zone}
    assert danas.patch(MINE, {"display_name": "Dr Dana Ray", "before": shown}).status_code == 200
    assert danas.patch(MINE, {"timezone": "Mars/Base"}).status_code == 400
    new = {"timezone": "Europe/Dublin", "before": shown | {"display_name": "Dr Dana Ray"}}
    assert danas.patch(MINE, new).json()["timezone"] == "Europe/Dublin"


@pytest.mark.parametrize("name", ["", " ", "x" * 121, None])
def test_a_name_that_is_none_changes_nothing(danas: APIClient, name: str | None) -> None:
    assert danas.patch(MINE, {"display_name": name}, format="json").status_code == 400
    assert Clinician.objects.get().display_name == "Dr Dana"
