import pytest

from tests.postgres import Server, run_tests


@pytest.mark.postgres
@pytest.mark.slow
def test_sync_and_consent_hold_on_postgresql_with_real_races(postgres_server: Server) -> None:
    last = run_tests(postgres_server, "sharing", "tests/sync", "tests/sharing", "-m", "not postgres")
    assert "passed" in last
    assert "failed" not in last
    assert "skipped" not in last  # every race runs here
