"""How the highest rate is looked for, on a machine that holds so much and no more."""

import pytest

from tests.performance.morning.rates import LIMITS, Search, Step
from tests.performance.morning.watch import growth


def tried(limit: float, *, unlucky: int = -1, most: int = 10) -> list[float]:
    search, rates = Search(1.0, factor=2, most=most), []
    while search.rate is not None:
        rates.append(search.rate)
        search.tell(search.rate <= limit and len(rates) - 1 != unlucky)
    return rates


def test_it_goes_up_until_a_rate_does_not_hold_and_then_between() -> None:
    assert tried(4.5) == [1, 2, 4, 8, 8, 6, 6, 5, 5]


def test_one_that_was_unlucky_is_tried_again() -> None:
    assert tried(4.5, unlucky=1) == [1, 2, 2, 4, 8, 8, 6, 6, 5, 5]


def test_where_none_holds_it_comes_to_an_end() -> None:
    assert tried(0) == [1, 1, 0.5, 0.5, 0.25, 0.25]
    assert len(tried(10_000, most=4)) == 4


def test_a_step_says_what_it_does_not_hold() -> None:
    good = dict.fromkeys(LIMITS, 100.0)
    assert Step(1, 10, 0.0, good).lacks == []
    assert Step(1, 10, 0.0, good | {"light": 350}).lacks == ["light 350 ms"]
    assert Step(1, 10, 0.01, good | {"sync": 1500}).lacks == ["1.0% errors", "sync 1,500 ms"]


def test_what_nobody_asked_for_did_not_hold() -> None:
    assert Step(0, 0, 0.0, {}).lacks == [f"nothing of {name}" for name in LIMITS]


@pytest.mark.parametrize("spike", [0, 100])
def test_growth_is_what_stays(spike: float) -> None:
    steady = [(at, 100.0 + spike * (at % 3 == 0)) for at in range(60)]
    assert growth(steady) == pytest.approx(0)
    assert growth([(at, size + at) for at, size in steady]) == pytest.approx(60, abs=6)
