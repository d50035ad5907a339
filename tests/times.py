"""How long a run took, and how much of it was without browsers: said at its end, where it is seen to grow."""

from collections.abc import Iterable
from datetime import timedelta

import pytest


def spent(reports: Iterable[pytest.TestReport]) -> dict[bool, float]:
    """Seconds of all tests together, setting up and clearing away among them: with browsers (True) and without."""
    seconds = {False: 0.0, True: 0.0}
    for report in reports:
        seconds["browser" in report.keywords] += report.duration
    return seconds


def summary(seconds: dict[bool, float], workers: int, whole: float) -> str:
    """What is printed. Parts that run beside each other have a length only as a share of what the workers did."""

    def time(seconds: float) -> str:
        return str(timedelta(seconds=round(seconds)))

    without, browsers = (time(seconds[part] / workers) for part in (False, True))
    return f"{without} without browsers and {browsers} with them, by {workers} at once; {time(whole)} in all"
