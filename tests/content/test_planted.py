"""What a careless writer would write is caught, and what somebody may honestly read passes: each check of words is
tried on both, so that none is deaf and none cries wolf.
"""

from pathlib import Path

import pytest
import yaml

from tests.content.test_texts import hard, telling
from tests.content.unfit import unfit

FOLDER = Path(__file__).parent / "planted"
PLANTED: dict[str, dict[str, list[str]]] = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.yaml"))
}
LEAST = 15


def stops(check: str, said: str) -> bool:
    if check == "outside":
        return bool(telling(said))
    return bool(hard(said)) if check == "reading" else check in unfit(said)


@pytest.mark.parametrize("check", PLANTED)
def test_each_check_has_enough_of_both(check: str) -> None:
    assert len(PLANTED[check]["caught"]) >= LEAST
    assert len(PLANTED[check]["passed"]) >= LEAST


@pytest.mark.promise(6, 9, 22, 28, 29, 31, 36, 40)
@pytest.mark.parametrize("check", PLANTED)
def test_what_a_careless_writer_would_write_is_caught(check: str) -> None:
    assert [said for said in PLANTED[check]["caught"] if not stops(check, said)] == []


@pytest.mark.parametrize("check", PLANTED)
def test_what_is_honest_passes(check: str) -> None:
    own = "outside" if check == "outside" else "reading" if check == "reading" else ""
    assert [said for said in PLANTED[check]["passed"] if stops(own, said) or (not own and unfit(said))] == []
