"""Names, words and places as a thumb types them and as a browser says them."""

import pytest
from playwright.sync_api import expect

from backend.accounts.models import Profile, User
from backend.affirmations.models import Card
from backend.moments.models import Moment
from backend.reminders.models import Reminder
from tests.browser.conftest import PageAt
from tests.browser.everything import go
from tests.browser.person import HOME, KEY_TIMEOUT_MS, message, sign_up
from tests.browser.steps import button, saved

ZONE = """(zone) => {
  const said = Intl.DateTimeFormat.prototype.resolvedOptions;
  Intl.DateTimeFormat.prototype.resolvedOptions = function () { return { ...said.call(this), timeZone: zone }; };
}"""


@pytest.mark.promise(43)
def test_name_with_a_space_is_mended_and_the_words_open_as_a_phone_types_them(page_at: PageAt) -> None:
    page = page_at("phone")
    page.goto("/welcome")
    page.get_by_role("link", name=message("start.begin")).click()
    page.get_by_text(message("welcome.device_no"), exact=True).click()
    button(page, "welcome.go_on")
    name = page.get_by_label(message("welcome.username"))
    expect(name).not_to_have_value("")
    made = page.get_by_test_id("four-words").locator("li").all_inner_texts()
    name.fill("mary ann")
    button(page, "welcome.go_on")
    expect(page.get_by_text(message("errors.username_space"))).to_be_visible()
    page.get_by_role("button", name="Use “mary-ann”").click()
    expect(name).to_have_value("mary-ann")
    button(page, "welcome.go_on")
    button(page, "welcome.make")
    page.wait_for_url(HOME, timeout=KEY_TIMEOUT_MS)
    assert User.objects.get().username == "mary-ann"
    page.reload()  # not a private device: the words are asked for
    page.get_by_label(message("welcome.words")).fill(
        f"{made[0].capitalize()}  {made[1]}, {made[2]}\u00a0{made[3]} "
    )
    button(page, "welcome.unlock")
    expect(page.get_by_role("heading", name=message("shell.today"))).to_be_visible(timeout=KEY_TIMEOUT_MS)


def test_long_paste_is_kept_whole_and_says_so(page_at: PageAt) -> None:
    page = page_at("phone")
    sign_up(page)
    go(page, "/you/cards/new")
    field = page.get_by_label(message("cards.text"))
    field.focus()
    page.keyboard.insert_text("word " * 1000)
    expect(field).to_have_value("word " * 1000)
    expect(page.get_by_text("This is about 4000 letters longer than reads well here.")).to_be_visible()
    field.fill("語" * 20_000)
    expect(page.get_by_text("letters too long to be saved everywhere")).to_be_visible()
    expect(page.get_by_text(message("shell.needs_attention"))).to_be_visible()
    field.fill("語" * 900)
    saved(page)
    assert Card.objects.get().words


@pytest.mark.promise(43)
def test_a_thumb_that_slips_in_a_year_keeps_a_moment_from_nobody(page_at: PageAt) -> None:
    page = page_at("phone")
    sign_up(page)
    go(page, "/people/moments/new")
    page.get_by_label(message("moments.what")).fill("The bus driver waited for me.")
    button(page, "moments.more")
    day = page.get_by_label(message("moments.happened_on"))
    day.focus()
    page.keyboard.type("2011202666")
    assert len(day.input_value()) == len("2026-11-20")
    saved(page)
    assert Moment.objects.get().happened_on is not None


@pytest.mark.parametrize("zone", ["Etc/Unknown", "Mars/Phobos"])
def test_browser_that_does_not_know_its_zone_signs_up_and_is_asked(page_at: PageAt, zone: str) -> None:
    page = page_at("phone", timezone_id="Asia/Kolkata")
    page.add_init_script(f"({ZONE})({zone!r})")
    sign_up(page)
    assert Profile.objects.get().timezone == "+05:30"
    go(page, "/you/reminders/new")
    button(page, "reminders.keep")
    expect(page.get_by_role("link", name="Between 09:00 and 10:30")).to_be_visible()
    assert Reminder.objects.get().timezone == "+05:30"
    go(page, f"/you/reminders/{Reminder.objects.get().pk}")
    page.get_by_label(message("reminders.place"), exact=True).select_option("Asia/Dubai")
    button(page, "reminders.save")
    expect(page.get_by_role("heading", level=1, name=message("reminders.title"))).to_be_visible()
    assert Reminder.objects.get().timezone == "Asia/Dubai"
