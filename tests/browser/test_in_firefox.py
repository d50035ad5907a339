"""What a browser decides, tried in a Firefox as well: a server that was put back, and a page that is translated."""

from pathlib import Path
from uuid import uuid4

import pytest
from django.utils import timezone

from backend.accounts.models import User
from backend.core import entry_writes
from backend.core.entries import require_kind
from backend.core.ids import new_id
from backend.core.models import EntryCursor
from backend.repairs.models import Repair
from tests.browser.firefox import Firefox
from tests.browser.person import message, sign_up_in_firefox
from tests.browser.site import Site, copy
from tests.browser.test_translated import CANARY, TAKEN, TRANSLATOR
from tests.browser.webkit import WebKit

HAPPENED = "practice.happened_label"


def begin_repair(firefox: Firefox | WebKit) -> None:
    firefox.click_text(message("shell.practice"))
    firefox.click_text(message("practice.begin"))
    firefox.click_text(message("practice.who_nobody"))
    firefox.click(role="button", name=message("practice.go_on"))
    firefox.find(role="textbox", name=message(HAPPENED))


def says(firefox: Firefox | WebKit, *there: str, no: str = "") -> None:
    """Waits until these lines stand on the page, and that one does not."""
    shown = [f"document.body.innerText.includes({message(key)!r})" for key in there]
    firefox.wait_for(
        " && ".join([*shown, *([f"!document.body.innerText.includes({message(no)!r})"] if no else [])])
    )


def written(firefox: Firefox | WebKit, revision: int) -> Repair:
    """The one repair, once the server has it at least so often."""
    for _ in range(400):
        if found := Repair.objects.filter(revision__gte=revision).first():
            return found
        firefox.eval("new Promise((go) => setTimeout(go, 25))")
    raise AssertionError(f"the server has {list(Repair.objects.values())}")


@pytest.mark.promise(43)
def test_server_put_back_gets_what_it_lacks(firefox: Firefox, live_server: Site, site_template: Path) -> None:
    site, backup = site_template.with_name("site.sqlite3"), site_template.with_name("backup.sqlite3")
    sign_up_in_firefox(firefox, live_server.url)
    begin_repair(firefox)
    firefox.type(name=message(HAPPENED), text="The keys.")
    before = written(firefox, 1).revision
    says(firefox, "shell.saved_everywhere")
    before = Repair.objects.get().revision
    copy(site, backup)
    firefox.type(name=message(HAPPENED), text=" And the door.")
    newest = written(firefox, before + 1)
    says(firefox, "shell.saved_everywhere")
    seen = EntryCursor.objects.get().value

    copy(backup, site)
    assert Repair.objects.get().revision == before
    values = {"created_at": timezone.now(), "answers": {}, "words": "", "direction": "saw"}
    while EntryCursor.objects.get().value <= seen:  # newer writes pass what the device has seen
        write = entry_writes.Write(uuid4(), 0, timezone.now())
        entry_writes.put(require_kind("kind-moments"), User.objects.get(), new_id(), values, write)

    firefox.goto(live_server.url)
    says(firefox, "errors.set_back")
    assert written(firefox, before + 1).pk == newest.pk


@pytest.mark.promise(19)
def test_what_is_shown_is_true_under_translation_and_own_words_stay_here(
    firefox: Firefox, live_server: Site
) -> None:
    firefox.bidi.call(
        "script.addPreloadScript",
        functionDeclaration=f"() => {{ {TRANSLATOR} }}",
        contexts=[firefox.context],
    )
    sign_up_in_firefox(firefox, live_server.url)
    firefox.go_offline()
    says(firefox, "shell.offline")
    firefox.go_online()
    says(firefox, "shell.today", no="shell.offline")
    begin_repair(firefox)
    firefox.go_offline()
    firefox.type(name=message(HAPPENED), text=CANARY)
    says(firefox, "shell.saved_on_device", no="shell.saved_everywhere")
    firefox.go_online()
    says(firefox, "shell.saved_everywhere", no="shell.saved_on_device")
    assert firefox.eval("document.querySelectorAll('font').length") > 0
    taken = firefox.eval(f"({TAKEN})()")
    assert message("shell.practice") in taken, "nothing was translated"
    assert [text for text in taken if CANARY in text] == []
