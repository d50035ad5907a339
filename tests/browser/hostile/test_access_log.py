"""What somebody with the database could do to the log of who opened what."""

import hashlib
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from backend.accounts.models import User
from backend.core.ids import new_id
from backend.sharing.access_log import OPENED, record_access
from backend.sharing.models import CareLink, Grant
from tests.browser.consent import enrol
from tests.browser.hostile.conftest import Answers
from tests.browser.hostile.device import SAYS, Device, says
from tests.browser.person import message

LOG = ("GET", "/api/v1/access-records")
BROKEN, SHORTER = "sharing.log_broken", "sharing.log_shorter"


def _opened(client: User, times: int) -> None:
    clinician = User.objects.get(username=enrol().account.username)
    now = timezone.now()
    link = CareLink.objects.create(client=client, clinician=clinician, consent_version="1", since=now)
    for _ in range(times):
        grant = Grant.objects.create(
            care_link=link, kind="repairs", entry=new_id(), entry_revision=1, about="-", level="full", from_at=now,
            until=now + timedelta(days=9), until_text="x", copy="{}", signature="x",
        )  # fmt: skip
        record_access(clinician, grant, OPENED, now=now)


def _cut_out(rows: list[Any]) -> list[Any]:
    return [row for row in rows if row["sequence"] != 2]


def _renumbered(rows: list[Any]) -> list[Any]:
    kept = _cut_out(rows)
    return [{**row, "sequence": len(kept) - place} for place, row in enumerate(kept)]


def _changed(rows: list[Any]) -> list[Any]:
    return [{**row, "reader_name": "Nobody"} if row["sequence"] == 2 else row for row in rows]


def _made_anew(rows: list[Any]) -> list[Any]:
    """As true as the server can make it: a line taken out, and every hash made again. Its last one alone differs."""
    client, made = str(User.objects.get(role="client").pk), []
    before = ""
    for place, row in enumerate(reversed([*_cut_out(rows), rows[0]]), start=1):
        names = ("reader", "reader_name", "act", "kind", "entry", "grant")
        parts = [before, client, place, *(row[name] for name in names), row["at"].replace("Z", "+00:00")]
        before = hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()
        made.append({**row, "sequence": place, "previous_hash": parts[0], "hash": before})
    return made[::-1]


ATTACKS: dict[str, tuple[Callable[[list[Any]], list[Any]], str]] = {
    "a record cut out": (_cut_out, BROKEN),
    "cut out, and the rest numbered again": (_renumbered, SHORTER),
    "the newest cut off": (lambda rows: rows[1:], SHORTER),
    "the first cut off": (lambda rows: rows[:-1], BROKEN),
    "two that changed places": (lambda rows: [rows[0], rows[2], rows[1], *rows[3:]], BROKEN),
    "another name": (_changed, BROKEN),
    "all of it made anew": (_made_anew, BROKEN),
    "nothing any more": (lambda rows: [], SHORTER),
}


@pytest.mark.promise(13)
def test_a_log_that_was_changed_says_so(new_device: Callable[[], Device], answers: Answers) -> None:
    device = new_device()
    device.sign_up()
    _opened(User.objects.get(role="client"), 4)
    device.goto("/you/sharing/log")
    says(device, message("sharing.log_lead"))
    device.wait_for("document.querySelectorAll('.log-day li').length === 4")
    assert message("sharing.log_not_whole") not in device.eval(SAYS)
    for what, (attack, said) in ATTACKS.items():
        answers.changes[LOG] = lambda page, attack=attack: {**page, "results": attack(page["results"])}
        device.goto("/you/sharing/log")
        device.wait_for(
            f"{SAYS}.includes({json.dumps(message(said))}) || {SAYS}.includes('{message('sharing.log_empty_title')}')"
        )
        assert message(said) in device.eval(SAYS), what
    answers.changes.clear()
    device.goto("/you/sharing/log")
    says(device, message("sharing.log_lead"))
    device.wait_for("document.querySelectorAll('.log-day li').length === 4")
    assert message("sharing.log_not_whole") not in device.eval(SAYS), "it holds together again"
