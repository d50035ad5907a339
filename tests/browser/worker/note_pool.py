"""The pool of texts that a device may show on its locked screen, for tests in a browser."""

from typing import Any

from django.db.models import Max
from playwright.sync_api import Page, expect

from backend.affirmations.models import CardResponse
from backend.reminders.models import Reminder
from tests.browser.chromium import eventually
from tests.browser.notes import words_after_the_warning
from tests.browser.person import Account, message, sign_up
from tests.browser.steps import button, heading

# What the page chose for notes, opened with the device's own key as only this origin can; null where there is nothing.
POOL = """async () => {
  const result = (request) => new Promise((take) => { request.onsuccess = () => take(request.result); });
  if (!(await indexedDB.databases()).some(({ name }) => name === 'attune-push')) return null; // opening would make it
  const store = await result(indexedDB.open('attune-push'));
  const kept = await result(store.transaction('pool').objectStore('pool').get('current'));
  store.close();
  if (!kept) return null;
  const sealed = Uint8Array.from(atob(kept.box.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
  const how = { name: 'AES-GCM', iv: sealed.slice(0, 12), additionalData: new TextEncoder().encode('attune/v1/note-pool') };
  const padded = new Uint8Array(await crypto.subtle.decrypt(how, kept.key, sealed.slice(12)));
  return { ...JSON.parse(new TextDecoder().decode(padded.slice(0, padded.lastIndexOf(0x80)))), box: kept.box };
}"""
GO = "(address) => { history.pushState(null, '', address); dispatchEvent(new PopStateEvent('popstate')); }"


def since() -> int:
    """The person's last answer to a card, which a device has to know of."""
    return CardResponse.objects.aggregate(last=Max("cursor"))["last"] or 0


def in_words(page: Page, *, private_device: bool = True) -> Account:
    """Somebody with a reminder in words."""
    account = sign_up(page, private_device=private_device)
    page.evaluate(
        GO, "/you/reminders/new"
    )  # a page loaded anew asks for the words of an account on a shared device
    if private_device:
        words_after_the_warning(page)
    else:
        page.get_by_text(message("reminders.wording_words"), exact=True).click()
        expect(page.get_by_text(message("reminders.words_shared"))).to_be_visible()
        button(page, "reminders.words_yes")
    button(page, "reminders.keep")
    heading(page, "reminders.title")
    assert Reminder.objects.get().wording == "words"
    return account


def wait_for_pool(page: Page) -> dict[str, Any]:
    """The pool, once it knows of the person's last answer."""
    eventually(page, f"((await ({POOL})())?.cursor ?? -1) >= {since()}")
    return dict(page.evaluate(POOL))
