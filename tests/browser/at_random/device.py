"""One device of somebody, with hands on its screens."""

import json
import re
from contextlib import suppress

from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.browser.at_random.expected import EVERYWHERE
from tests.browser.everything import SETTLED, go
from tests.browser.person import KEY_TIMEOUT_MS, Account, message
from tests.browser.site import DEVICE, Site
from tests.browser.steps import CONTROLLED

LIST = "/people/moments"
STATES = (
    *("saving_on_device", "saved_on_device", "saving_everywhere", "saved_everywhere", "needs_attention"),
    *("saved_on_server", "sending_unkept", "kept_nowhere", "attention_unkept"),
)
UNDER_WAY = {"saving_on_device", "saving_everywhere", "sending_unkept", ""}
TEXT = re.compile(r"Word \d+\.")
# A clock that is days off, from the page's name on, which outlives the page.
CLOCK = """(() => {
  const by = Number(window.name.split('days ')[1] ?? 0) * 86_400_000;
  if (by === 0) return;
  const Real = Date;
  globalThis.Date = class Date extends Real {
    constructor(...given) {
      if (given.length > 0) super(...given);
      else super(Real.now() + by);
    }
    static now() {
      return Real.now() + by;
    }
  };
})()"""
# What is seen as it is acted upon, with nothing of another device's between the two.
TYPE = """(field, text) => {
  const seen = field.value;
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(field, text);
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  return seen;
}"""
PRESS = """(button) => {
  const seen = document.querySelector('main').innerText;
  button.click();
  return seen;
}"""
VERSIONS = """() => JSON.stringify([...document.querySelectorAll('main section.stack')].map((one) => [
  one.querySelector('h2').innerText,
  ...[...one.querySelectorAll('.versions > *')].map((version) => version.innerText),
]))"""
SETTLED_SCREEN = "() => !('settling' in document.documentElement.dataset)"
WAKE = "() => dispatchEvent(new Event('online'))"


def one_in(shown: str) -> str | None:
    found = TEXT.search(shown)
    return found[0] if found else None


class Device:
    """`keeps`: it has a store. `installed`: it has a worker, so that it opens without a connection."""

    def __init__(self, name: str, page: Page, site: Site, *, keeps: bool, installed: bool = False) -> None:
        self.name, self.page, self.site, self.keeps, self.installed = name, page, site, keeps, installed
        self.offline = False

    def is_ready(self, account: Account) -> None:
        """Somebody is in on it."""
        self.account = account
        self.page.context.add_cookies([{"name": DEVICE, "value": self.name, "url": self.site.url}])
        if self.installed:
            self.page.wait_for_function(CONTROLLED)
        self.look()

    # --- the way to the server

    @property
    def cut_off(self) -> bool:
        return self.offline or self.name in self.site.faults

    def fails(self, fault: str | None) -> None:
        if fault is None:
            self.site.faults.pop(self.name, None)
        else:
            self.site.faults[self.name] = fault

    def goes_offline(self, there: bool) -> None:
        if self.offline != there:
            self.page.context.set_offline(there)
            self.offline = there

    def heals(self) -> None:
        self.fails(None)
        self.goes_offline(False)

    def syncs(self) -> None:
        """One round to the server, if the way there is whole."""
        if self.cut_off:
            self.page.evaluate(WAKE)
            return
        with self.page.expect_response(
            lambda answer: "/api/v1/sync" in answer.url and answer.request.method == "GET"
        ):
            self.page.evaluate(WAKE)

    # --- what is on the screen

    def texts(self) -> list[str]:
        """What stands in the list, in its order."""
        go(self.page, LIST)
        expect(self.page.get_by_role("heading", level=1, name=message("moments.title"))).to_be_visible()
        return TEXT.findall(self.page.locator("main").inner_text())

    look = texts

    def line(self) -> str:
        """Where what was written is, once it is at rest; "" on a screen that does not say it."""
        said = {message(f"shell.{state}"): state for state in STATES}
        shown = self.page.locator(".save-state")
        self.page.evaluate(SETTLED)
        state = ""
        for _ in range(400):
            if shown.count() == 0:
                return ""
            state = said[shown.first.inner_text().strip()]
            if state not in UNDER_WAY:
                return state
            self.page.wait_for_timeout(25)
        raise AssertionError(f"{self.name}: the save line stays at {state}")

    # --- what the person does

    def opens(self, text: str) -> None:
        self.page.get_by_role("link").filter(has_text=text).first.click()
        expect(self.page.get_by_role("heading", level=1, name=message("moments.write_title"))).to_be_visible()

    def writes_over(self, seen: str | None, text: str) -> str | None:
        """Gives back what stood there then: another device may have written over it meanwhile."""
        if seen is None:
            go(self.page, f"{LIST}/new")
        else:
            self.opens(seen)
            go(self.page, f"{self.page.evaluate('location.pathname')}/write")
        return one_in(self.page.get_by_label(message("moments.what")).evaluate(TYPE, text))

    def deletes(self, seen: str) -> str:
        """Gives back what stood there then."""
        self.opens(seen)
        self.page.wait_for_function(SETTLED_SCREEN)
        there = self.page.get_by_role("button", name=message("moments.delete"), exact=True).evaluate(PRESS)
        expect(self.page.get_by_role("heading", level=1, name=message("moments.title"))).to_be_visible()
        return one_in(there) or seen

    def takes_back(self, text: str) -> None:
        # Undo of what was deleted before may still stand above it.
        self.page.get_by_role("button", name=message("shell.undo"), exact=True).last.click()
        expect(self.page.get_by_role("link").filter(has_text=text)).to_be_visible()

    def reopens(self) -> None:
        """The page ends wherever it is, and another one opens."""
        if not self.keeps:
            self.heals()  # nobody is let in without the server
        self.page.reload()
        if not self.keeps:
            words = self.page.get_by_label(message("welcome.words"))
            words.fill(self.account.passphrase)
            self.page.get_by_role("button", name=message("welcome.unlock"), exact=True).click()
            expect(words).to_have_count(0, timeout=KEY_TIMEOUT_MS)
        expect(self.page.get_by_role("heading", level=1)).to_be_visible(timeout=KEY_TIMEOUT_MS)
        self.look()

    def sets_clock(self, days: int) -> None:
        self.page.evaluate("(days) => { window.name = `days ${days}`; }", days)
        self.reopens()

    def settles(self, gone: set[str]) -> list[set[str]]:
        """Both versions are kept of what there are two of, but of what was deleted. Gives back those texts."""
        kept: list[set[str]] = []
        go(self.page, "/journal/attention")
        expect(
            self.page.get_by_role("heading", level=1, name=message("journal.attention_title"))
        ).to_be_visible()
        sections = self.page.locator("main section.stack")
        for _ in range(40):
            there = self.page.evaluate(VERSIONS)
            if there == "[]":
                break
            kind, *shown = json.loads(there)[0]
            sides = [set(TEXT.findall(one)) for one in shown]
            if kind == message("journal.not_taken"):
                wanted = "shell.try_again"
            elif kind != message("journal.two_versions"):
                raise AssertionError(f"{self.name} takes the server for one that changed something: {there}")
            elif sides[0] & gone:
                wanted = "journal.keep_theirs"
            elif sides[1] & gone:
                wanted = "journal.keep_mine"
            else:
                wanted = "journal.keep_both"
            chosen = sections.first.get_by_role("button", name=message(wanted), exact=True)
            with suppress(PlaywrightTimeout):  # what the server said meanwhile may have settled it
                chosen.click(timeout=2_000)
                if wanted == "journal.keep_both":
                    kept.append(sides[0] | sides[1])
                self.page.wait_for_function(
                    f"(before) => ({VERSIONS})() !== before", arg=there, timeout=5_000
                )
        return kept

    def is_done(self) -> bool:
        """Nothing waits here any more, as far as any screen says."""
        texts = self.texts()
        if not texts:
            return True
        self.opens(texts[0])
        return self.line() in EVERYWHERE
