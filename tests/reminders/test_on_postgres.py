import pytest

from tests.postgres import Server, run_tests


@pytest.mark.postgres
@pytest.mark.slow
@pytest.mark.promise(44)
def test_the_whole_engine_holds_on_postgresql(postgres_server: Server) -> None:
    folders = ("tests/push", "tests/reminders", "tests/affirmations")
    pure = ("tests/reminders/test_clock_years.py", "tests/push/test_encryption.py")
    without = [f"--ignore={name}" for name in pure]  # they never ask a database
    last = run_tests(postgres_server, "reminders", *folders, *without, "-m", "not postgres and not bench")
    assert "passed" in last
    assert "failed" not in last
