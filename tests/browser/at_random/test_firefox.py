"""The same in Firefox, where another browser decides what is kept, when a page ends and what an answer that came half
is: a laptop whose clock is wrong, and a tablet that keeps nothing.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.at_random.device import CLOCK, Device
from tests.browser.at_random.playing import STEPS, play, seeds
from tests.browser.at_random.world import Step, World, plan
from tests.browser.chromium import SIZES
from tests.browser.guard import Guard
from tests.browser.person import sign_in, sign_up
from tests.browser.site import Site

# As Firefox does where the folder of its storage can't be opened.
NO_STORE = """IDBFactory.prototype.open = function () {
  throw new DOMException('The operation is insecure.', 'SecurityError');
}"""

LAPTOP, TABLET = range(2)
# A few steps, for each takes long here, with all of the seven things that can go wrong: as number 0.
OF_ONES_OWN = [
    Step("write", LAPTOP),
    Step("write", TABLET),
    Step("backup", LAPTOP),
    Step("fail", LAPTOP, fault="answer_lost"),
    Step("write_over", LAPTOP),
    Step("heal", LAPTOP),
    Step("delete", TABLET, which=1),
    Step("put_back", TABLET),
    Step("sync", TABLET),
    Step("clock", LAPTOP, days=-400),
    Step("fail", TABLET, fault="captive_page"),
    Step("write", TABLET),
    Step("year", LAPTOP),
    Step("heal", TABLET),
    Step("reopen", LAPTOP),
]


def test_plan_brings_about_what_a_browser_decides_on() -> None:
    do = [step.do for step in OF_ONES_OWN]
    assert {"write", "write_over", "delete", "backup", "put_back", "clock", "year", "reopen"} <= set(do)
    assert do.index("backup") < do.index("write_over") < do.index("put_back")
    for device in (LAPTOP, TABLET):
        own = [step.do for step in OF_ONES_OWN if step.on == device]
        assert own.index("fail") < own.index("heal")


@pytest.mark.slow
@pytest.mark.promise(43)
@pytest.mark.parametrize("seed", seeds(0))
def test_nothing_said_to_be_saved_is_lost_and_nothing_deleted_returns_in_firefox(
    firefox_by_playwright: Browser, live_server: Site, site_template: Path, guard: Guard, seed: int
) -> None:
    contexts = [
        firefox_by_playwright.new_context(
            viewport=SIZES["phone"],
            locale="en-GB",
            timezone_id="Europe/London",
            base_url=live_server.url,
            service_workers="block",
        )
        for _ in range(2)
    ]
    try:
        for context in contexts:
            guard.watch(context)
            context.add_init_script(CLOCK)
        contexts[1].add_init_script(NO_STORE)
        laptop, tablet = (context.new_page() for context in contexts)
        account = sign_up(laptop)
        sign_in(tablet, account)
        devices = [
            Device("laptop", laptop, live_server, keeps=True),
            Device("tablet", tablet, live_server, keeps=False),
        ]
        for device in devices:
            device.is_ready(account)
        steps = plan(seed, STEPS - 4, len(devices)) if seed else OF_ONES_OWN
        play(World(devices, site_template.with_name("site.sqlite3")), steps, seed)
    finally:
        live_server.faults.clear()
        for context in contexts:
            context.close()
