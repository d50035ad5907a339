"""Who is put in where a test begins stands where somebody stands who signed up."""

from playwright.sync_api import Page, expect

from backend.accounts.models import Profile, SignedInDevice, Vault
from tests.browser.conftest import PageAt
from tests.browser.person import message, sign_in, sign_up
from tests.browser.signed_up import signed_up
from tests.browser.steps import begin_repair, saved

# What is kept, and whether a script of this origin could read the device's key out.
KEPT = """async () => {
  const wait = (asked) => new Promise((done) => { asked.onsuccess = () => done(asked.result); });
  const { indexedDB: held } = await navigator.storageBuckets.open('attune-device');
  const [databases, buckets] = [await indexedDB.databases(), await navigator.storageBuckets.keys()];
  const device = await wait(held.open('attune-device'));
  const row = await wait(device.transaction('device').objectStore('device').get('device'));
  device.close();
  return [databases.map(({ name }) => name).sort(), buckets, Object.keys(row).sort(), row.deviceKey.extractable];
}"""


def test_device_keeps_what_a_sign_up_leaves_and_the_account_is_a_real_one(page_at: PageAt) -> None:
    real, page = page_at("phone"), page_at("phone")
    sign_up(real)
    account = signed_up(page)
    kept = page.evaluate(KEPT)
    assert kept == real.evaluate(KEPT)
    assert kept[-1] is False
    for model in (Profile, SignedInDevice, Vault):
        assert model.objects.filter(user__username=account.username).count() == 1
    begin_repair(page, "J.")
    page.get_by_label(message("practice.happened_label")).fill("We had planned to talk.")
    saved(page)
    elsewhere: Page = page_at("laptop")
    sign_in(elsewhere, account)
    elsewhere.goto("/people")
    expect(elsewhere.get_by_role("link", name="J.")).to_be_visible()
