"""A measure: proposed, agreed to, answered, shared and seen; and what happens at an answer about self-harm."""

import re
from pathlib import Path

import pytest
from fhir.resources.R4B.bundle import Bundle
from playwright.sync_api import expect

from backend.accounts.models import Practice
from backend.measures.models import MeasureResponse
from backend.sharing.models import AccessRecord, Grant
from tests.browser.conftest import PageAt
from tests.browser.consent import NAME, WINDOW, linked, open_client, said
from tests.browser.measuring import agree, answer, propose, share
from tests.browser.person import message
from tests.browser.steps import Axe, button, in_both_looks, saved

PROCEDURE = "We ring the same working day, and say so at the start."


@pytest.mark.promise(11)
@pytest.mark.promise(13)
@pytest.mark.promise(18)
@pytest.mark.promise(40)
def test_measure_is_agreed_answered_shared_and_seen(page_at: PageAt, axe: Axe) -> None:
    clinic, phone = page_at("laptop"), page_at("phone")
    linked(clinic, phone)
    open_client(clinic)
    propose(clinic, "GAD-7")
    assert not MeasureResponse.objects.exists()
    agree(phone)
    in_both_looks(phone, axe)
    button(phone, "measures.begin")
    expect(phone.get_by_text(message("measures.before_skip"))).to_be_visible()
    button(phone, "measures.begin")
    answer(phone, ["Several days", "Nearly every day", None])
    phone.reload()  # closed in the middle: the same question is there
    expect(phone.get_by_role("heading", name="Trouble relaxing")).to_be_visible()
    in_both_looks(phone, axe)
    answer(phone, ["Nearly every day", "Not at all", "Several days", "Several days"])
    expect(phone.get_by_role("heading", name=message("measures.answers_title"))).to_be_visible()
    saved(phone)
    body = phone.locator("main").inner_text()
    assert "Not being able to stop or control worrying”, “Trouble relaxing" in body
    assert not re.search(r"mild|moderate|severe|\b11\b", body), "no label, and no score that nobody asked for"
    phone.get_by_text(message("measures.score_show")).click()
    expect(phone.get_by_text(said("measures.score", total="11", least="0", most="21"))).to_be_visible()
    assert not Grant.objects.exists(), "answering it gives it to nobody"
    previewed = share(phone)
    assert any("Trouble relaxing\n\u2003Nearly every day" in value for value in previewed)
    assert not any("different things" in value for value in previewed), "what was skipped does not go"

    open_client(clinic)
    expect(clinic.get_by_text("GAD-7: 11")).to_have_count(0)
    button(clinic, "measuring.open_all")
    course = clinic.locator(".measure")
    expect(course.get_by_role("row", name=re.compile("11 .*moderate"))).to_be_visible()
    course.get_by_text(message("measuring.items")).click()
    expect(course.get_by_role("row", name=re.compile("Worrying too much.*–"))).to_be_visible()
    assert [one.act for one in AccessRecord.objects.all()] == ["opened"]
    in_both_looks(clinic, axe)

    phone.goto("/practice/measures")
    expect(phone.get_by_role("button", name=message("measures.begin"), exact=True)).to_have_count(0)
    button(phone, "measures.end")
    phone.get_by_role("dialog").get_by_role("button", name=message("measures.end"), exact=True).click()
    expect(phone.get_by_text(message("measures.ended"))).to_be_visible()


@pytest.mark.promise(10)
@pytest.mark.promise(13)
def test_answer_about_hurting_oneself_is_met_at_once_and_looked_at(page_at: PageAt, axe: Axe) -> None:
    clinic, phone = page_at("laptop"), page_at("phone")
    linked(clinic, phone)
    open_client(clinic)
    clinic.get_by_text(message("measuring.agreeing"), exact=True).click()
    expect(clinic.get_by_text(message("measuring.no_procedure"))).to_be_visible()
    expect(clinic.get_by_label(message("measuring.propose_label"))).not_to_contain_text("PHQ-9")
    Practice.objects.update(item9_procedure=PROCEDURE)
    open_client(clinic)
    propose(clinic, "PHQ-9")
    agree(phone)
    phone.evaluate("localStorage.setItem('attune-country', 'GB')")
    button(phone, "measures.begin")
    told = f"{said('measures.harm', number='9')} {said('measures.harm_read', name=NAME)}"
    expect(phone.get_by_text(told)).to_be_visible()
    expect(phone.get_by_text(said("measures.not_alerts", name=NAME, window=WINDOW))).to_be_visible()
    in_both_looks(phone, axe)
    button(phone, "measures.begin")
    answer(phone, ["Several days"] * 7 + [None])
    expect(phone.get_by_text(message("measures.support_title"))).to_have_count(0)
    phone.get_by_text("Several days", exact=True).click()
    expect(phone.get_by_text(message("measures.support_title"))).to_be_in_viewport()
    expect(phone.get_by_role("link", name=re.compile("Call 116 123"))).to_be_visible()
    in_both_looks(phone, axe)
    button(phone, "measures.finish")
    expect(phone.get_by_text(message("measures.support_title"))).to_be_visible()
    saved(phone)
    share(phone)

    open_client(clinic)
    expect(clinic.get_by_role("link", name=re.compile("^Wren"))).to_contain_text(
        message("clinic.needs_review")
    )
    expect(clinic.get_by_text(message("measuring.harm_title"))).to_be_visible()
    first = clinic.locator("main :is(.callout, .card, .button)").first
    expect(first).to_contain_text(message("measuring.harm_title"))  # before all else on the page
    expect(clinic.get_by_text("better off dead")).to_have_count(0)  # nobody knows before it is opened
    button(clinic, "measuring.harm_open")
    expect(clinic.get_by_text(message("measuring.harm_above_title"))).to_be_visible()
    expect(clinic.get_by_text(said("measuring.harm_procedure", procedure=PROCEDURE))).to_be_visible()
    in_both_looks(clinic, axe)
    button(clinic, "measuring.harm_seen")
    expect(clinic.get_by_text(message("measuring.harm_above_title"))).to_have_count(0)
    expect(clinic.locator(".case-review")).to_have_count(0)

    clinic.get_by_text(message("measuring.export_title"), exact=True).click()
    with clinic.expect_download() as download:
        button(clinic, "measuring.export")
    file = Bundle.model_validate_json(Path(download.value.path()).read_text(encoding="utf-8"))
    assert [type(one.resource).__name__ for one in file.entry or []] == [
        "Patient",
        "QuestionnaireResponse",
        "Observation",
    ]
    phone.goto("/you/sharing/log")
    expect(phone.get_by_text(said("sharing.log_exported", name=NAME, what="PHQ-9"))).to_be_visible()
    expect(phone.get_by_text(said("sharing.log_acknowledged", name=NAME, what="PHQ-9"))).to_be_visible()
