"""The whole main job as two people meet it: a client with Firefox as a phone, her therapist with Chromium at a desk."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from backend.accounts.models import User
from backend.push.models import Delivery, State
from backend.reminders.models import Reminder
from backend.repairs.models import Repair
from tests.browser import consent
from tests.browser.conftest import PageAt
from tests.browser.consent import Clinician, said
from tests.browser.firefox import Firefox
from tests.browser.notification_daemon import NotificationDaemon
from tests.browser.person import message, sign_up_in_firefox
from tests.browser.push_service import PushService
from tests.browser.site import Site
from tests.browser.test_push_firefox import make_due, zone_at_noon

HAPPENED = "She looked at her phone while I spoke about my brother."


@pytest.fixture(scope="module", autouse=True)
def noon() -> Iterator[None]:
    """Both live where the clock says twelve, so that no quiet hours are near whenever this runs.

    Before their browsers are started.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", zone_at_noon(timezone.now()))
        yield


def receive_an_affirmation(phone: Firefox, account: str, daemon: NotificationDaemon) -> None:
    """A reminder whose window is open now comes as a notification; a tap on it opens the card."""
    phone.click_text(message("shell.you"))
    phone.click_text(message("you.reminders"))
    phone.click(role="link", name=message("reminders.add"))
    phone.click_text(message("reminders.preset_twice"))  # from ten to seven
    for day in ("Monday", "Wednesday", "Thursday", "Saturday", "Sunday"):
        phone.click(role="checkbox", name=day)
    now = timezone.now()
    phone.click(role="button", name=message("reminders.keep"))
    phone.click(role="button", name=message("reminders.turn_on"))
    phone.find(role="button", name=message("reminders.send_one"))
    due = Reminder.objects.get(owner__username=account).next_at
    assert due is not None
    assert due <= now + timedelta(minutes=3)  # a window that is open now does not wait for tomorrow
    make_due(User.objects.get(username=account))
    daemon.click(daemon.wait_for(1))
    phone.wait_for("location.search.includes('note=')")
    phone.find_text(message("reminders.note_acts"))
    assert Delivery.objects.get().state == State.SENT


def write_a_repair_offline(phone: Firefox) -> Repair:
    """Written with the network gone, kept on the device, and everywhere once the network is back."""
    phone.click_text(message("shell.practice"))
    phone.click(role="link", name=message("practice.begin"))
    phone.find_text(message("practice.who_title"))
    phone.go_offline()
    phone.type(name=message("practice.alias"), text="J.")
    phone.click(role="button", name=message("practice.go_on"))
    phone.type(name=message("practice.happened_label"), text=HAPPENED)
    phone.click_text(message("practice.kind_felt_unheard"))
    phone.click(role="button", name=message("practice.go_on"))
    phone.click_text(message("practice.choice_practise_with_therapist"))
    phone.find_text(message("shell.saved_on_device"))
    assert not Repair.objects.exists()
    phone.go_online()
    phone.find_text(message("shell.saved_everywhere"))
    return Repair.objects.get()


def share_it(phone: Firefox, site: Site, link: str, repair: Repair) -> None:
    """The invitation is accepted after reading what it means; the preview shows what goes, and then it goes."""
    phone.goto(link)
    phone.type(name=message("sharing.name"), text="Wren")
    phone.click(role="button", name=said("sharing.link_them", name=consent.NAME))
    phone.find_text(message("sharing.nothing_shared"))
    phone.goto(f"{site.url}/practice/{repair.pk}")
    phone.click_text(message("practice.set_aside"))
    phone.click_text(message("practice.share"))
    phone.click_text(message("sharing.full"))
    phone.find_text(HAPPENED)
    phone.click(role="button", name=message("sharing.share"))
    phone.wait_for("location.pathname === '/you/sharing'")


@pytest.fixture
def ines(live_server: Site) -> Clinician:
    return consent.enrol()


@pytest.fixture
def desk(page_at: PageAt, ines: Clinician) -> Page:
    page = page_at("laptop")
    consent.enter_clinic(page, ines)
    return page


@pytest.mark.slow
@pytest.mark.promise(12)
def test_from_a_first_opening_to_a_share_that_is_taken_back(
    live_server: Site,
    firefox: Firefox,
    push_service: PushService,
    notification_daemon: NotificationDaemon,
    desk: Page,
) -> None:
    account = sign_up_in_firefox(firefox, live_server.url)
    receive_an_affirmation(firefox, account.username, notification_daemon)
    repair = write_a_repair_offline(firefox)
    assert HAPPENED not in f"{repair.words}{repair.answers}"

    link = consent.make_link(desk, "Wren")
    share_it(firefox, live_server, link, repair)

    desk.get_by_role("link", name=message("clinic.caseload")).click()
    desk.get_by_role("link", name=re.compile("^Wren")).click()
    desk.get_by_role("button", name=re.compile(f"^{message('clinic.open')}:")).click()
    expect(desk.get_by_text(HAPPENED)).to_be_visible()

    firefox.goto(f"{live_server.url}/you/sharing/log")
    firefox.wait_for(f"document.body.innerText.includes({consent.NAME!r})")
    firefox.goto(f"{live_server.url}/you/sharing")
    firefox.click(
        role="button", name=said("sharing.take_back_this", what=said("sharing.kind_repairs_with", alias="J."))
    )
    firefox.click(role="button", name=message("sharing.take_back_yes"))
    firefox.find_text(message("sharing.nothing_shared"))

    desk.get_by_role("button", name=re.compile(f"^{message('shell.close')}:")).click()
    desk.get_by_role("button", name=re.compile(f"^{message('clinic.open')}:")).click()
    expect(desk.get_by_text(message("clinic.taken_back"))).to_be_visible()
    expect(desk.get_by_text(HAPPENED)).to_have_count(0)
