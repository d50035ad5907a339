"""What a clinician sees of themselves, and changes."""

from uuid import UUID

import pytest
from rest_framework.test import APIClient

from backend.accounts.models import Clinician, User
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


def test_an_old_page_writes_over_no_other_name(danas: APIClient) -> None:
    assert danas.patch(MINE, {"display_name": "Dr Dana Ray", "before": "Dr Dana"}).status_code == 200
    late = danas.patch(MINE, {"display_name": "Dr D. Ray", "before": "Dr Dana"})
    assert (late.status_code, late.json()["error"]["code"]) == (409, "stale_revision")
    assert Clinician.objects.get().display_name == "Dr Dana Ray"


@pytest.mark.parametrize("name", ["", " ", "x" * 121, None])
def test_a_name_that_is_none_changes_nothing(danas: APIClient, name: str | None) -> None:
    assert danas.patch(MINE, {"display_name": name}, format="json").status_code == 400
    assert Clinician.objects.get().display_name == "Dr Dana"
