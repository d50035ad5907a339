"""The database is put back from a copy of its file, and nobody tells the phone."""

from pathlib import Path
from uuid import uuid4

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from backend.accounts.models import User
from backend.core import entry_writes
from backend.core.entries import require_kind
from backend.core.ids import new_id
from backend.core.models import EntryCursor
from backend.repairs.models import Repair
from tests.browser.conftest import PageAt
from tests.browser.person import message, sign_in, sign_up
from tests.browser.site import copy
from tests.browser.steps import begin_repair, button, link, saved


@pytest.mark.promise(43)
def test_server_put_back_gets_what_it_lacks_and_the_person_is_told(
    page_at: PageAt, site_template: Path
) -> None:
    site, backup = site_template.with_name("site.sqlite3"), site_template.with_name("backup.sqlite3")
    phone = page_at("phone")
    account = sign_up(phone)
    begin_repair(phone, "J.")
    happened = phone.get_by_label(message("practice.happened_label"))
    happened.fill("It was about the keys.")
    saved(phone)
    copy(site, backup)

    happened.fill("It was about the keys, and then about the door.")
    saved(phone)
    phone.goto("/")
    begin_repair(phone, "K.")
    happened.fill("A call that ended early.")
    saved(phone)
    seen = EntryCursor.objects.get().value

    copy(backup, site)
    assert Repair.objects.count() == 1
    owner, kind = User.objects.get(), require_kind("kind-moments")
    values = {"created_at": timezone.now(), "answers": {}, "words": "", "direction": "saw"}
    while EntryCursor.objects.get().value <= seen:  # newer writes pass what the phone has seen
        entry_writes.put(kind, owner, new_id(), values, entry_writes.Write(uuid4(), 0, timezone.now()))

    phone.goto("/")
    line = phone.get_by_text(message("errors.set_back"))
    expect(line).to_be_visible()
    button(phone, "errors.set_back_read")
    expect(line).to_be_hidden()

    laptop = page_at("laptop")
    sign_in(laptop, account)
    link(laptop, "shell.journal")
    for text in ("and then about the door", "A call that ended early."):
        expect(laptop.get_by_text(text)).to_be_visible()
    assert Repair.objects.count() == 2
