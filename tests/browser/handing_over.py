"""Going on with a colleague, as both clinicians and their client do it."""

from playwright.sync_api import Page, expect

from backend.accounts.models import Clinician as ClinicianRow
from tests.browser.consent import NAME, Clinician, enrol, enter_clinic, make_link, open_client, said
from tests.browser.person import KEY_TIMEOUT_MS, message

COLLEAGUE = "Dr Mara Lind"


def enrol_colleague() -> Clinician:
    other = enrol("mara")
    ClinicianRow.objects.filter(user__username="mara").update(display_name=COLLEAGUE)
    return other


def code_of(page: Page, other: Clinician) -> str:
    """Enters as a colleague of Ines, and makes a code for her client; gives the code alone."""
    enter_clinic(page, other)
    return make_link(page, "from Ines").split("#")[1]


def look_at(clinic: Page, code: str) -> None:
    open_client(clinic)
    clinic.get_by_text(message("clinic.handover"), exact=True).click()
    clinic.get_by_label(message("clinic.handover_code")).fill(code)
    clinic.get_by_role("button", name=message("clinic.handover_look")).click()
    expect(clinic.get_by_text(said("clinic.handover_to", name=COLLEAGUE))).to_be_visible()


def send(clinic: Page) -> None:
    clinic.get_by_role("button", name=message("clinic.handover_send")).click()
    expect(clinic.get_by_role("button", name=message("clinic.handover_back"))).to_be_visible()


def check(phone: Page) -> None:
    """From Today to the page that says who it is, once the device checked that it is from Ines."""
    phone.goto("/")
    expect(phone.get_by_text(message("sharing.handover_line"))).to_be_visible(timeout=KEY_TIMEOUT_MS)
    phone.get_by_role("link", name=message("sharing.therapist_look")).click()
    phone.get_by_role("link", name=message("sharing.handover_look")).click()
    checked = phone.get_by_text(said("sharing.handover_checked", **{"from": NAME}))
    expect(checked).to_be_visible(timeout=KEY_TIMEOUT_MS)


def agree(phone: Page) -> None:
    """With all that was shared with Ines."""
    expect(phone.locator("main section li").first).to_contain_text(
        " · "
    )  # each with its day: many are called alike
    phone.get_by_text(said("sharing.handover_same", name=COLLEAGUE), exact=True).click()
    phone.get_by_role("button", name=said("sharing.handover_yes", name=COLLEAGUE)).click()
    expect(phone.get_by_role("heading", name=COLLEAGUE)).to_be_visible(timeout=KEY_TIMEOUT_MS)
    expect(phone.get_by_role("heading", name=NAME)).to_have_count(0)
