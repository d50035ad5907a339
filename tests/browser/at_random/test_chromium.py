"""A phone, a laptop whose clock is wrong, and a tablet that keeps nothing, in three real browsers of one person, at
random (promise 43): ways to the server fail, something answers in its place, answers are lost, pages end, the server
is put back from a backup, and a year goes by. Nothing that was said to be saved is lost, and nothing deleted returns.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.browser.at_random.device import CLOCK, Device
from tests.browser.at_random.playing import STEPS, play, seeds
from tests.browser.at_random.world import KINDS, Step, World, plan
from tests.browser.conftest import PageAt
from tests.browser.guard import Guard
from tests.browser.person import sign_in
from tests.browser.signed_up import signed_up
from tests.browser.site import FAULTS, Site
from tests.browser.storeless import storeless

SEED = 878
PHONE, LAPTOP, TABLET = range(3)
# What chance seldom brings about: as number 0.
OF_ONES_OWN = [
    Step("write", PHONE),
    Step("write", TABLET),
    Step("sync", LAPTOP),
    Step("offline", PHONE),
    Step("write_over", PHONE),
    Step("reopen", PHONE),  # with what never left it, and without a connection
    Step("fail", LAPTOP, fault="answer_lost"),
    Step("write", LAPTOP),
    Step("delete", LAPTOP, which=1),
    Step("reopen", LAPTOP),  # with what is there already, as nobody told it
    Step("backup", LAPTOP),
    Step("clock", LAPTOP, days=-400),
    Step("heal", LAPTOP),
    Step("sync", LAPTOP),
    Step("year", LAPTOP),
    Step("heal", PHONE),
    Step("sync", PHONE),
    Step("write", TABLET),
    Step("put_back", TABLET),
    Step("delete_and_undo", TABLET),
    Step("fail", TABLET, fault="captive_page"),
    Step("write_over", TABLET),
    Step("fail", TABLET, fault="not_ours"),
    Step("sync", TABLET),
    Step("reopen_while_typing", PHONE),
    Step("fail", PHONE, fault="shaped_as_ours"),  # it signs nobody out
    Step("write", PHONE),
    Step("fail", LAPTOP, fault="replaced"),
    Step("sync", LAPTOP),
]


def test_plans_bring_about_everything_that_there_is() -> None:
    steps = [*OF_ONES_OWN, *plan(SEED, 18, 3)]
    assert {step.do for step in steps} == set(KINDS)
    assert {step.fault for step in steps if step.do == "fail"} == set(FAULTS)


@pytest.mark.slow
@pytest.mark.promise(19)
@pytest.mark.promise(43)
@pytest.mark.parametrize("seed", seeds(0, SEED))
def test_nothing_said_to_be_saved_is_lost_and_nothing_deleted_returns(
    page_at: PageAt,
    playwright: Playwright,
    live_server: Site,
    site_template: Path,
    guard: Guard,
    tmp_path: Path,
    seed: int,
) -> None:
    phone = Device("phone", page_at("phone", service_worker=True), live_server, keeps=True, installed=True)
    laptop = Device("laptop", page_at("laptop"), live_server, keeps=True)
    account = signed_up(phone.page)
    with storeless(playwright, live_server, guard, tmp_path) as context:
        tablet = Device("tablet", context.new_page(), live_server, keeps=False)
        for device in (phone, laptop, tablet):
            device.page.context.add_init_script(CLOCK)
        for device in (laptop, tablet):
            sign_in(device.page, account)
        world = [phone, laptop, tablet]
        try:
            for device in world:
                device.is_ready(account)
            steps = plan(seed, STEPS, len(world)) if seed else OF_ONES_OWN
            play(World(world, site_template.with_name("site.sqlite3")), steps, seed)
        finally:
            live_server.faults.clear()
