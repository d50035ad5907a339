"""The time that a run says at its end."""

from types import SimpleNamespace
from typing import Any

from tests import times


def test_time_is_parted_by_whether_a_browser_is_driven() -> None:
    reports: list[Any] = [
        SimpleNamespace(keywords={"browser": 1, "test_a": 1}, duration=200.0),
        SimpleNamespace(keywords={"test_b": 1}, duration=90.5),
        SimpleNamespace(keywords={"test_b": 1, "slow": 1}, duration=150.0),
    ]
    assert times.spent(reports) == {False: 240.5, True: 200.0}


def test_what_ran_beside_each_other_is_said_as_its_share_of_the_run() -> None:
    said = times.summary({False: 360.0, True: 1500.0}, 3, 700.4)
    assert said == "0:02:00 without browsers and 0:08:20 with them, by 3 at once; 0:11:40 in all"
