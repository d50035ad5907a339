"""What is kept from a device that was never here, and what is told it that never was."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from backend.core.entries import require_kind
from backend.core.entry_writes import next_cursor
from backend.core.ids import new_id
from backend.sync.models import InventoryPart
from tests.browser.hostile.conftest import Answers
from tests.browser.hostile.device import SAYS, Device, press, says, sign_in
from tests.browser.hostile.theirs import PEOPLE, Theirs
from tests.browser.person import message


def _until_listed(device: Device, theirs: Theirs, places: int) -> None:
    """The device has the list written, with everything that it saw."""
    device.goto("/people")
    device.wait_for(f"document.querySelectorAll('main a[href^=\"/people/0\"]').length >= {places}")
    device.goto("/journal/attention")
    device.wait_for(f"{SAYS}.includes('{message('journal.attention_none')}')")
    assert InventoryPart.objects.filter(owner=theirs.user).exists()


@pytest.mark.promise(5)
def test_what_is_left_out_old_or_made_up_is_said(new_device: Callable[[], Device], answers: Answers) -> None:
    old = new_device()
    account = old.sign_up()
    theirs = Theirs.of(account.username)
    names = ["left out", "set back", "undeleted", "other columns", "another kind"]
    there = {name: theirs.write("people", PEOPLE, {}, {"alias": f"Kept: {name}"}) for name in names}
    before = {name: theirs.row("people", there[name]) for name in ("set back", "undeleted")}
    theirs.write("people", PEOPLE, {}, {"alias": "Newer"}, entry=there["set back"], base=1)
    theirs.delete("people", there["undeleted"], 1)
    _until_listed(old, theirs, len(names) - 1)

    for row in before.values():
        row.cursor = next_cursor(theirs.user)
        row.save()
    require_kind("people").model.objects.filter(pk=there["left out"]).delete()
    theirs.change("people", there["other columns"], route="open")
    moved, made_up = theirs.row("people", there["another kind"]), new_id()
    plain: dict[str, Any] = {"owner": theirs.user, "revision": 1, "created_at": timezone.now()}
    plain |= {"updated_at": timezone.now(), "answers": {}}
    require_kind("people").model.objects.filter(pk=moved.pk).delete()
    cards = require_kind("cards").model.objects
    cards.create(pk=moved.pk, words=moved.words, cursor=next_cursor(theirs.user), **plain)
    cards.create(pk=made_up, words="", cursor=next_cursor(theirs.user), **plain)

    new = new_device()
    sign_in(new, account)
    says(new, message("errors.look"))
    press(new, "errors.look_open")
    for reason in ("missing", "rolled_back", "changed", "cannot_open", "unlisted"):
        says(new, message(f"journal.look_{reason}"))
    assert "Newer" not in new.eval(SAYS)
    headings = new.eval("[...document.querySelectorAll('main section h2')].map((one) => one.innerText)")
    assert sorted(headings) == sorted(
        message(f"journal.look_{reason}")
        for reason in (
            "missing",
            "missing",
            "rolled_back",
            "rolled_back",
            "changed",
            "cannot_open",
            "unlisted",
        )
    )


@pytest.mark.promise(5)
def test_list_that_is_kept_back_changed_or_of_an_earlier_time_is_said(
    new_device: Callable[[], Device], answers: Answers
) -> None:
    old = new_device()
    account = old.sign_up()
    theirs = Theirs.of(account.username)
    theirs.write("people", PEOPLE, {}, {"alias": "Ash"})
    _until_listed(old, theirs, 1)

    page = ("GET", "/api/v1/sync")
    attacks: list[Callable[[Any], Any]] = [
        lambda said: {**said, "inventory": [{**one, "sealed": "A" * 80} for one in said["inventory"]]},
        lambda said: {
            **said,
            "inventory": [{**one, "part": (one["part"] + 1) % 16} for one in said["inventory"]],
        },
        lambda said: {
            **said,
            "inventory": [{**one, "revision": one["revision"] + 1} for one in said["inventory"]],
        },
    ]
    for attack in attacks:
        answers.changes[page] = attack
        new = new_device()
        sign_in(new, account)
        says(new, message("errors.look"))
        press(new, "errors.look_open")
        says(new, message("journal.look_no_list"))
