"""The sheet of a client who shared much: one page, on paper of either size and as a file."""

import json
import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import override_settings
from playwright.sync_api import Page, expect

from tests.browser.conftest import PageAt
from tests.browser.consent import Clinician, enter_clinic, said
from tests.browser.person import Account, message
from tests.browser.steps import button

CLINICIAN = "lantern-bridge-36"
PAGES = re.compile(rb"/Type /Page(?!s)")


def _opened(clinic: Page) -> int:
    """Opens all that Wren shares, but for the questionnaires of before; gives how much it is."""
    clinic.get_by_role("link", name=re.compile("^Wren")).click()
    clinic.locator("details.shared-items > summary").click()
    title = message("clinic.kind_measures")
    earlier = clinic.locator("details > ul > .shared-item")
    expect(earlier.filter(has_text=title)).not_to_have_count(0)
    rows = clinic.locator("section > ul > .shared-item").or_(earlier.filter(has_not_text=title))
    count = rows.count()
    for place in range(count):
        rows.nth(place).get_by_role("button", name=re.compile(f"^{message('clinic.open')}: ")).click()
        expect(rows.nth(place).locator(".shared-content")).to_be_visible()
    return count


def _printed(clinic: Page, paper: str) -> int:
    sides = dict.fromkeys(
        ("top", "right", "bottom", "left"), "16mm"
    )  # as the page says itself (sheet-page.css)
    return len(PAGES.findall(clinic.pdf(format=paper, margin=sides)))


@pytest.mark.slow
def test_three_months_are_one_page_with_one_line_for_each_measure(page_at: PageAt, tmp_path: Path) -> None:
    with override_settings(DEMO=True, LOCAL_DIR=tmp_path):
        call_command("demo", stdout=StringIO())
    kept = json.loads((tmp_path / "demo-practice.json").read_text(encoding="utf-8"))[CLINICIAN]
    clinic = page_at("laptop")
    enter_clinic(clinic, Clinician(Account(CLINICIAN, kept["words"]), kept["totp_secret"]))
    assert _opened(clinic) >= 14
    clinic.get_by_role("link", name=message("clinic.sheet"), exact=True).click()
    paper = clinic.locator(".paper")
    expect(paper.get_by_text("GAD-7")).to_have_count(1)
    expect(paper).not_to_contain_text("at first")  # one number, and no course yet
    button(clinic, "measuring.open_earlier")
    expect(clinic.get_by_role("button", name=message("measuring.open_earlier"))).to_have_count(0)
    expect(paper).to_contain_text("6 lower than at first (more than chance) · between 6 and 12 · 8 weeks")
    expect(paper).to_contain_text(said("clinic.sheet_rest", name="Wren"))
    clinic.get_by_role("switch", name=message("clinic.sheet_with_note")).check()
    expect(paper).to_contain_text(message("clinic.sheet_note"))
    assert [_printed(clinic, paper) for paper in ("A4", "Letter")] == [1, 1]
    with clinic.expect_download() as saved:
        button(clinic, "clinic.sheet_pdf")
    assert len(PAGES.findall(Path(saved.value.path()).read_bytes())) == 1
