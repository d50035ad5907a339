"""When somebody is asked again about what they agreed to."""

from datetime import UTC, datetime, timedelta

import pytest

from backend.core.consents import Consent

pytestmark = pytest.mark.promise(14)

NOW = datetime(2026, 6, 15, 12, tzinfo=UTC)
YEARS = timedelta(days=3_650)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("agreed", "later", "due"),
    [
        (NOW, None, False),
        (NOW + HOUR, None, False),
        (NOW - timedelta(days=90), None, True),
        (NOW - timedelta(days=90), NOW + timedelta(days=7), False),
        (NOW + YEARS, None, True),
        (NOW - timedelta(days=90), NOW + YEARS, True),
    ],
)
def test_a_date_of_a_clock_that_was_years_ahead_is_asked_about_again(
    agreed: datetime, later: datetime | None, due: bool
) -> None:
    assert Consent("share", None, agreed, later).is_due(NOW) is due
