"""What asks the database something that PostgreSQL may answer otherwise runs on PostgreSQL too: claims, locks,
statements by hand, rows written in bulk, rows joined and counted, a write that is refused in the middle of others.
"""

import pytest
from django.conf import settings

from tests.postgres import Server, passed, run_tests

FOLDERS = ("tests/push", "tests/reminders", "tests/affirmations")
# The rest of these folders, and why SQLite's answer is enough.
ON_SQLITE_ALONE = {
    "tests/affirmations/test_card_responses.py": "one row by its key; writes at once are tests/core's on both",
    "tests/affirmations/test_cards.py": "one row by its key; writes at once are tests/core's on both",
    "tests/push/test_encryption.py": "asks no database",
    "tests/push/test_endpoints.py": "asks no database but for one row by its key",
    "tests/push/test_origins.py": "asks no database",
    "tests/push/test_outcomes.py": "asks no database",
    "tests/push/test_sender.py": "asks no database",
    "tests/push/test_structure.py": "reads the code",
    "tests/push/test_third_party.py": "about the bytes of a message, whose rows test_sending.py claims on both",
    "tests/push/test_vapid.py": "asks no database",
    "tests/reminders/test_api.py": "about what is asked and answered; what it writes is one row by its key",
    "tests/reminders/test_clock_years.py": "asks no database",
    "tests/reminders/test_lines.py": "asks no database",
    "tests/reminders/test_outlook.py": "about days, reckoned from rows that test_planning.py reads on both",
    "tests/reminders/test_rhythms.py": "about days, reckoned from rows that test_planning.py reads on both",
    "tests/reminders/test_travel.py": "about days, reckoned from rows that test_zone_rules.py locks on both",
    "tests/reminders/test_turns.py": "about days over weeks; test_ledger.py counts a day's number on both",
    "tests/reminders/test_year.py": "about days; test_ledger.py and test_machine.py go the same way on both",
}
AT_LEAST = 350  # of them; whoever takes some away says so here


def test_every_file_that_is_left_out_is_there() -> None:
    assert [name for name in ON_SQLITE_ALONE if not (settings.BASE_DIR / name).is_file()] == []


@pytest.mark.postgres
@pytest.mark.slow
@pytest.mark.promise(44)
def test_the_whole_engine_holds_on_postgresql(postgres_server: Server) -> None:
    without = [f"--ignore={name}" for name in ON_SQLITE_ALONE]
    last = run_tests(postgres_server, "reminders", *FOLDERS, *without, "-m", "not postgres and not bench")
    assert "failed" not in last
    assert passed(last) >= AT_LEAST
