"""A sentence typed into every free-text field of a client is nowhere on the server that could be read."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PageAt
from tests.browser.person import sign_up, words
from tests.browser.steps import begin_repair, button, saved

CANARY = "zxqv canary heron"


@pytest.mark.promise(45)
def test_what_a_person_writes_is_nowhere_on_the_server(
    page_at: PageAt, site_template: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    page = page_at("phone", service_worker=True)
    sign_up(page)
    repair = begin_repair(page, f"{CANARY} alias")
    saved(page)
    for screen in ("happened", "expected", "keepsake"):
        page.goto(f"/practice/{repair}/{screen}")
        for field in page.locator("main textarea").all():
            field.fill(f"{CANARY} {screen}")
        saved(page)
    page.goto("/people")
    page.get_by_role("link", name=CANARY).click()
    expect(page.get_by_role("heading", level=1, name=CANARY)).to_be_visible()
    person = page.url
    for part in ("about", "offers", "expects", "unshown"):
        page.goto(f"{person}/{part}")
        page.get_by_role("heading", level=1).wait_for()
        for field in page.locator("main textarea, main input[type=text], main input:not([type])").all():
            field.fill(f"{CANARY} person")
        saved(page)
    page.goto("/journal")
    page.get_by_label(words("journal.search")).fill(CANARY)
    expect(page.get_by_role("link", name=f"With {CANARY} person")).to_be_visible()
    page.goto("/you/name")
    page.get_by_label(words("you.name_field")).fill(f"{CANARY} name")
    page.get_by_label(words("you.pronouns")).fill(f"{CANARY} pronouns")
    button(page, "you.name_save")
    expect(page.get_by_text(words("you.name_saved"))).to_be_visible()
    page.reload()
    expect(page.get_by_label(words("you.name_field"))).to_have_value(f"{CANARY} name")

    kept = b"".join(path.read_bytes() for path in site_template.parent.glob("site.sqlite3*"))
    assert str(repair).replace("-", "").encode() in kept  # what is searched is where it would be
    said = " ".join([caplog.text, *capfd.readouterr()])
    for word in CANARY.split():
        assert word.encode() not in kept
        assert word not in said
