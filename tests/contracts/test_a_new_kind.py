"""A new kind of entry is one folder and one line: the folder is made_up/, the line stands in its settings."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from tests import migrated

HERE = Path(__file__).parent


@pytest.mark.slow
def test_a_made_up_kind_has_all_that_every_kind_has(migrated_copy: Path | None) -> None:
    """In a process of its own, for what is installed is said once.

    The contracts that look at every kind are asked there too.
    """
    contracts = [HERE / name for name in ("test_vocabularies.py", "test_privacy_registry.py")]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-n", "0", "-q", "--ds", "tests.contracts.made_up.settings",
         "-p", "no:cacheprovider", str(HERE / "made_up" / "checks.py"), *map(str, contracts)],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATABASE_URL": "sqlite:///:memory:", **migrated.given(migrated_copy)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-6000:]
