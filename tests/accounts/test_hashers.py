"""However many sign in at once, no more of their keys are checked at a time than a web process has room for."""

import threading
import time
from typing import Any

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher

from backend.accounts.sign_in.hashers import AT_ONCE, FewAtOnceArgon2
from config.settings.parts.security import PASSWORD_HASHERS
from tests.deploy.units import read

CAME = 16  # the threads of a web process


@pytest.mark.parametrize("act", ["encode", "verify"])
def test_no_more_than_a_few_are_at_it_at_a_time(act: str, monkeypatch: pytest.MonkeyPatch) -> None:
    lock, now, most = threading.Lock(), [0], [0]

    def slow(*_: Any) -> None:
        with lock:
            now[0] += 1
            most[0] = max(most[0], now[0])
        time.sleep(0.01)
        with lock:
            now[0] -= 1

    monkeypatch.setattr(Argon2PasswordHasher, act, slow)
    hasher = FewAtOnceArgon2()
    threads = [threading.Thread(target=getattr(hasher, act), args=("key", "salt")) for _ in range(CAME)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert most[0] == AT_ONCE
    assert now[0] == 0


def test_a_turn_is_given_back_when_it_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: Any) -> None:
        raise MemoryError

    with monkeypatch.context() as broken:
        broken.setattr(Argon2PasswordHasher, "verify", fails)
        for _ in range(AT_ONCE + 1):
            with pytest.raises(MemoryError):
                FewAtOnceArgon2().verify("key", "hash")
        broken.setattr(Argon2PasswordHasher, "verify", lambda *_: True)
        assert FewAtOnceArgon2().verify("key", "hash")


def test_they_fit_the_memory_that_a_web_process_may_have() -> None:
    assert read("attune-web@.service")["Service"]["MemoryMax"] == "1G"
    assert AT_ONCE * FewAtOnceArgon2.memory_cost * 1024 <= 2**30 // 2


def test_a_deployment_has_it_and_its_hashes_are_djangos() -> None:
    assert [f"{FewAtOnceArgon2.__module__}.{FewAtOnceArgon2.__name__}"] == PASSWORD_HASHERS
    django = Argon2PasswordHasher()
    hashed = django.encode("key", django.salt())
    assert FewAtOnceArgon2().verify("key", hashed)
    assert not FewAtOnceArgon2().verify("other", hashed)
    assert not FewAtOnceArgon2().must_update(hashed)
