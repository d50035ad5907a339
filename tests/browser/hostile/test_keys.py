"""What a changed server could ask of a passphrase, and which keys it could hand out."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from backend.accounts.models import User, Vault
from tests.browser.hostile.conftest import Answers
from tests.browser.hostile.device import SAYS, Device, press, says, sign_in
from tests.browser.hostile.theirs import PEOPLE, Theirs
from tests.browser.person import Account, message

PARAMETERS = ("POST", "/api/v1/accounts/sign-in-parameters")
VAULT = ("GET", "/api/v1/vault")
LOGIN = ("POST", "/_allauth/browser/v1/auth/login")
REFUSED: dict[str, dict[str, Any]] = {
    "8 KiB": {"memory_kib": 8},
    "just below the least memory": {"memory_kib": 65_535},
    "two passes": {"iterations": 2},
    "no lane": {"parallelism": 0},
    "a short salt": {"salt": "AAAA"},
    "no salt": {"salt": ""},
    "a salt that is none": {"salt": "%%"},
    "a gibibyte": {"memory_kib": 1_048_576},
    "just above the most memory": {"memory_kib": 262_145},
    "sixteen passes": {"iterations": 16},
    "seven passes": {"iterations": 7},
    "five lanes": {"parallelism": 5},
    "memory in words": {"memory_kib": "65536"},
    "half a pass": {"iterations": 3.5},
    "no passes": {"iterations": None},
}
IDLE = f"[...document.querySelectorAll('button')].some((one) => one.innerText.trim() === '{message('welcome.sign_in')}')"
LAG = """(async () => {
  const began = performance.now();
  await new Promise((done) => setTimeout(done, 20));
  return performance.now() - began;
})()"""


@pytest.fixture
def account(new_device: Callable[[], Device]) -> Account:
    return new_device().sign_up()


def again(device: Device, answers: Answers) -> None:
    answers.asked.clear()
    press(device, "welcome.sign_in")


@pytest.mark.promise(5)
def test_no_other_derivation_is_taken_and_nothing_is_sent(
    new_device: Callable[[], Device], account: Account, answers: Answers
) -> None:
    device = new_device()
    answers.changes[PARAMETERS] = lambda said: {**said, **REFUSED["8 KiB"]}
    sign_in(device, account)
    for what, asked in REFUSED.items():
        answers.changes[PARAMETERS] = lambda said, asked=asked: {**said, **asked}
        says(device, message("errors.weak_derivation"))
        again(device, answers)
        device.wait_for(f"{IDLE} && {SAYS}.includes('{message('errors.weak_derivation')}')")
        assert PARAMETERS in answers.asked, what
        assert LOGIN not in answers.asked, what


@pytest.mark.promise(1)
def test_exit_answers_while_the_most_is_derived(
    new_device: Callable[[], Device], account: Account, answers: Answers
) -> None:
    device = new_device()
    answers.changes[PARAMETERS] = lambda said: {
        **said,
        "memory_kib": 262_144,
        "iterations": 6,
        "parallelism": 4,
    }
    sign_in(device, account)
    says(device, message("welcome.signing_in"))
    assert max(device.eval(LAG) for _ in range(5)) < 1_000
    says(device, message("welcome.signing_in"))


@pytest.mark.promise(5)
def test_keys_of_somebody_else_open_nothing(
    new_device: Callable[[], Device], account: Account, answers: Answers
) -> None:
    other = Vault.objects.get(user=User.objects.get(username=new_device().sign_up().username))
    theirs = Theirs.of(account.username)
    theirs.write("people", PEOPLE, {}, {"alias": "A canary"})
    strange = {"x25519": other.x25519, "ed25519": other.ed25519}
    attacks: dict[str, dict[str, Any]] = {
        "another user key": {"wrapped_user_key": other.wrapped_user_key},
        "other public keys": {"public_keys": strange},
        "half of them": {"public_keys": {**strange, "x25519": theirs.user.vault.x25519}},
        "other private keys": {"wrapped_private_keys": other.wrapped_private_keys},
    }
    for what, given in attacks.items():
        answers.changes[VAULT] = lambda said, given=given: {**said, **given}
        device = new_device()
        sign_in(device, account)
        locked, refused = (
            json.dumps(message("welcome.unlock_title")),
            json.dumps(message("errors.changed")),
        )
        device.wait_for(f"[{locked}, {refused}].some((text) => {SAYS}.includes(text))")
        assert not device.eval("document.querySelector('nav.places') !== null"), what
        assert "A canary" not in device.eval(SAYS), what
