import pytest

from tests.postgres import run_tests


@pytest.mark.postgres
@pytest.mark.slow
def test_sync_and_consent_hold_on_postgresql_with_real_races(postgres_url: str) -> None:
    last = run_tests(postgres_url, "tests/sync", "tests/sharing", "-m", "not postgres")
    assert "passed" in last
    assert "failed" not in last
    assert "skipped" not in last  # every race runs here
