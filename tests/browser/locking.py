"""Locking at the screen: a private device that was just signed up on, its lock, and what opens it again."""

from playwright.sync_api import CDPSession, Page, expect

from tests.browser.person import KEY_TIMEOUT_MS, Account, message, start_on

PIN = "280417"


def sign_up_with_pin(page: Page) -> Account:
    account = start_on(page)
    page.get_by_text(message("lock.pin"), exact=True).click()
    page.get_by_label(message("lock.pin_field")).fill(PIN)
    page.get_by_role("button", name=message("lock.use"), exact=True).click()
    opened(page)
    return account


def locked(page: Page) -> None:
    expect(page.get_by_role("heading", level=1, name=message("lock.open_title"))).to_be_visible(
        timeout=KEY_TIMEOUT_MS
    )


def open_by_pin(page: Page, pin: str = PIN) -> None:
    page.get_by_label(message("lock.pin_field")).fill(pin)
    page.get_by_role("button", name=message("lock.open"), exact=True).click()


def opened(page: Page) -> None:
    """What stands there now is the app's own; the lock has a "Sign out" too."""
    expect(page.get_by_role("navigation", name=message("shell.places"))).to_be_visible(timeout=KEY_TIMEOUT_MS)


def with_passkeys(page: Page) -> CDPSession:
    """The device has passkeys of its own, with a PRF, and its person is there to use them."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "ctap2Version": "ctap2_1",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "hasPrf": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    return devtools
