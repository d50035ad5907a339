"""Both sides of one client's therapy, from the invitation to the end of it: the client in Firefox as on a phone, her
therapists in Chromium at their desks. Each piece has tests of its own; this one is about the joints between them.
"""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from backend.accounts.models import Practice
from backend.core.api.views import ActionView
from backend.repairs.models import Repair
from backend.sharing.models import CareLink, Grant
from backend.speakup.models import Reply, SpeakUp
from backend.suggestions.models import Suggestion
from tests.browser import handing_over, measuring, new_keys, speaking, suggesting
from tests.browser.conftest import PageAt
from tests.browser.consent import CLIENT, NAME, linked, open_client, open_item, said, share, write_repair
from tests.browser.person import KEY_TIMEOUT_MS, Account, message
from tests.browser.steps import button, link, saved

PROCEDURE = "We ring the same working day, and say so at the start."
CLOCK = "A canary: the clock was looked at while I spoke."
HEARD = "A canary: I looked at the clock, and it was as if you did not matter."
SORRY = "A canary: I'm sorry. I was late for somebody else."
TONE = "A canary: it was said as if I were a child."
LEFT = "A canary: this one is not for you."
SEEN = "A canary: you said no to your sister, and stayed kind."
KETTLE = "A canary: the kettle was loud."


def _look_again(clinic: Page) -> None:
    """What the page asks by itself every half minute, it asks as well when somebody comes back to it."""
    clinic.evaluate("dispatchEvent(new Event('focus'))")


def _a_note_is_answered_and_closed(clinic: Page, phone: Page) -> None:
    note = speaking.write(phone, CLOCK)
    assert CLOCK in speaking.give(phone, note)
    open_client(clinic)
    open_item(clinic)
    expect(clinic.get_by_text(CLOCK)).to_be_visible()
    speaking.reply(clinic, HEARD, SORRY)
    button(clinic, "replying.send")
    speaking.sent(clinic)
    speaking.read_reply(phone)
    for text in (HEARD, SORRY):
        expect(phone.get_by_text(text)).to_be_visible()
    speaking.close(phone)
    assert (SpeakUp.objects.get().status, Reply.objects.get().was_read) == ("closed", True)


def _a_note_is_taken_back_unread_and_read(clinic: Page, phone: Page) -> None:
    note = speaking.write(phone, TONE)
    speaking.give(phone, note)
    speaking.take_back(phone, note, says=message("speakup.take_back_unread"))
    expect(phone.locator("main").get_by_text(message("speakup.taken_back"))).to_be_visible()
    open_client(clinic)
    expect(clinic.locator(".shared-item")).to_have_count(1)  # the first one alone, and no word of this one

    speaking.give(phone, note)
    open_client(clinic)
    open_item(clinic)
    expect(clinic.get_by_text(TONE)).to_be_visible()
    speaking.take_back(phone, note, says=re.compile("can't be unread"))
    expect(phone.locator("main").get_by_text(re.compile("It had been opened on"))).to_be_visible()
    _look_again(clinic)
    expect(clinic.get_by_text(TONE)).to_have_count(0)
    expect(clinic.get_by_text(message("clinic.gone_title"), exact=True)).to_be_visible()
    button(clinic, "clinic.seen")


def _a_suggestion_is_left_and_one_is_kept(clinic: Page, phone: Page) -> None:
    suggesting.suggest(clinic, "affirmation", LEFT)
    before = clinic.locator(".suggested").inner_text()
    suggesting.waiting(phone)
    suggesting.look(phone, LEFT)
    button(phone, "therapy.suggested_leave")
    expect(phone.get_by_text(message("therapy.suggested_empty_title"))).to_be_visible()
    assert Suggestion.objects.get().answered
    open_client(clinic)
    expect(clinic.locator(".suggested").get_by_text(LEFT)).to_be_visible()
    assert clinic.locator(".suggested").inner_text() == before, "nothing tells that it was left"

    suggesting.suggest(clinic, "noticed", SEEN)
    suggesting.waiting(phone)
    suggesting.look(phone, SEEN)
    phone.get_by_text(said("therapy.suggested_show", name=NAME)).click()
    button(phone, "therapy.suggested_keep")
    expect(phone.get_by_text(message("therapy.suggested_empty_title"))).to_be_visible()
    open_client(clinic)
    kept = clinic.locator(".suggested li", has_text=SEEN)
    expect(kept).to_contain_text(message("clinic.suggesting_accepted"))
    assert sorted(one.accepted for one in Suggestion.objects.all()) == [False, True]


def _an_answer_about_self_harm_is_met_and_looked_at(clinic: Page, phone: Page) -> None:
    Practice.objects.update(item9_procedure=PROCEDURE)
    open_client(clinic)
    measuring.propose(clinic, "PHQ-9")
    measuring.agree(phone)
    button(phone, "measures.begin")
    told = f"{said('measures.harm', number='9')} {said('measures.harm_read', name=NAME)}"
    expect(phone.get_by_text(told)).to_be_visible()
    button(phone, "measures.begin")
    measuring.answer(phone, [*["Several days"] * 7, None])
    expect(phone.get_by_text(message("measures.support_title"))).to_have_count(0)
    phone.get_by_text("Several days", exact=True).click()
    expect(phone.get_by_text(message("measures.support_title"))).to_be_in_viewport()
    button(phone, "measures.finish")
    saved(phone)
    measuring.share(phone)

    open_client(clinic)
    case = clinic.get_by_role("link", name=re.compile(f"^{CLIENT}"))
    expect(case).to_contain_text(message("clinic.needs_review"))
    button(clinic, "measuring.harm_open")
    expect(clinic.get_by_text(said("measuring.harm_procedure", procedure=PROCEDURE))).to_be_visible()
    button(clinic, "measuring.harm_seen")
    expect(clinic.get_by_text(message("measuring.harm_above_title"))).to_have_count(0)
    expect(clinic.locator(".case-review")).to_have_count(0)
    phone.goto("/you/sharing/log")
    expect(phone.get_by_text(said("sharing.log_acknowledged", name=NAME, what="PHQ-9"))).to_be_visible()


def _a_share_is_over(clinic: Page, phone: Page) -> None:
    """Its last day is over while the words stand on the therapist's screen."""
    share(phone, write_repair(phone, "Arden", KETTLE))
    open_client(clinic)
    _read_repair(clinic)
    later = timezone.now() + timedelta(days=91)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ActionView, "now", property(lambda view: later))
        _look_again(clinic)
        expect(clinic.get_by_text(KETTLE)).to_have_count(0)
        expect(clinic.locator(".shared-item")).to_have_count(0)


def _a_colleague_goes_on(clinic: Page, phone: Page, other: Page) -> None:
    handing_over.look_at(clinic, handing_over.code_of(other, handing_over.enrol_colleague()))
    handing_over.send(clinic)
    before = Grant.objects.count()
    handing_over.check(phone)
    assert Grant.objects.count() == before, "nothing is passed on before the yes"
    handing_over.agree(phone)
    assert list(CareLink.objects.order_by("since").values_list("ended_by", flat=True)) == ["handover", ""]
    open_client(other)
    expect(other.locator(".suggested").get_by_text(SEEN)).to_have_count(0)  # between Ines and her client
    _look_again(clinic)
    expect(clinic.get_by_role("link", name=re.compile(f"^{CLIENT}"))).to_have_count(0)


def _who_lost_everything_is_let_in_again(other: Page, phone: Page) -> None:
    new_keys.follow_new_link(other, "mara")
    words = new_keys.make_new_keys(other)
    code = new_keys.code_to_say(other)
    phone.goto("/")
    phone.get_by_text(message("sharing.new_keys_line")).wait_for()
    phone.goto("/you/sharing")
    expect(phone.get_by_text(said("sharing.new_keys_card", name=handing_over.COLLEAGUE))).to_be_visible(
        timeout=KEY_TIMEOUT_MS
    )
    link(phone, "sharing.therapist_look")
    expect(phone.get_by_test_id("recovery-card")).to_be_visible()
    assert "-".join(new_keys.groups(phone)) == code
    button(phone, "sharing.new_keys_same")
    expect(phone.get_by_text(said("sharing.new_keys_done", name=handing_over.COLLEAGUE))).to_be_visible()
    other.reload()
    new_keys.unlocked(other, Account("mara", words))
    expect(other.get_by_text(said("clinic.sealed_anew_title", name=CLIENT))).to_be_visible()
    assert "-".join(new_keys.groups(other)) == code
    button(other, "clinic.sealed_same")


def _the_end(other: Page, phone: Page) -> None:
    """A share taken back, and then the link with another, each while its words stand on the therapist's screen."""
    _read_repair(other)
    phone.goto("/you/sharing/log")
    what = said("sharing.kind_repairs_with", alias="Arden")
    read = said("sharing.log_line", name=handing_over.COLLEAGUE, what=what)
    expect(phone.get_by_text(read)).to_be_visible()
    phone.goto("/you/sharing")
    phone.get_by_role("button", name=re.compile(f"^{message('sharing.take_back')}.*Arden")).click()
    phone.get_by_role("button", name=message("sharing.take_back_yes"), exact=True).click()
    expect(phone.get_by_role("dialog")).to_have_count(0)
    _words_leave(other)
    button(other, "clinic.seen")

    share(phone, str(Repair.objects.get().pk))
    _look_again(other)
    _read_repair(other)
    phone.get_by_role("button", name=message("sharing.end_link")).click()
    phone.get_by_role("dialog").get_by_role("button", name=message("sharing.end_yes"), exact=True).click()
    expect(phone.get_by_text(message("sharing.ended")).first).to_be_visible()
    assert not CareLink.objects.live().exists()
    assert not Grant.objects.exclude(copy="").exists()
    _words_leave(other, "clinic.gone_closed_title")
    expect(other.get_by_role("link", name=re.compile(f"^{CLIENT}"))).to_have_count(0)


def _read_repair(clinic: Page) -> None:
    row = f"^{message('clinic.open')}: {message('clinic.kind_repairs')}"
    clinic.get_by_role("button", name=re.compile(row)).click()
    expect(clinic.get_by_text(KETTLE)).to_be_visible()


def _words_leave(clinic: Page, why: str = "clinic.gone_title") -> None:
    _look_again(clinic)
    expect(clinic.get_by_text(KETTLE)).to_have_count(0)
    expect(clinic.get_by_text(message(why), exact=True)).to_be_visible()


@pytest.mark.slow
@pytest.mark.promise(10, 11, 12, 13, 38, 39, 40)
def test_from_an_invitation_to_the_end_of_it(page_at: PageAt, firefox_page: Page) -> None:
    clinic, phone, other = page_at("laptop"), firefox_page, page_at("laptop")
    linked(clinic, phone)
    _a_note_is_answered_and_closed(clinic, phone)
    _a_note_is_taken_back_unread_and_read(clinic, phone)
    _a_suggestion_is_left_and_one_is_kept(clinic, phone)
    _an_answer_about_self_harm_is_met_and_looked_at(clinic, phone)
    _a_share_is_over(clinic, phone)
    _a_colleague_goes_on(clinic, phone, other)
    _who_lost_everything_is_let_in_again(other, phone)
    _the_end(other, phone)
