"""The units as systemd itself reads them."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.deploy.units import INSTALLED, UNITS

SYSTEMD = shutil.which("systemd-analyze")
SERVICES = sorted(path.name for path in UNITS.glob("*.service"))

pytestmark = pytest.mark.skipif(not SYSTEMD, reason="There is no systemd here to read them.")


def said(*words: str) -> str:
    done = subprocess.run([str(SYSTEMD), *words], check=False, capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout + done.stderr


def test_systemd_knows_every_line_of_them(tmp_path: Path) -> None:
    """With the Python of this machine in place of the one that is installed there."""
    for path in UNITS.iterdir():
        if path.is_file():
            text = path.read_text(encoding="utf-8").replace(f"{INSTALLED}/.venv/bin/python", sys.executable)
            (tmp_path / path.name.replace("@.", "@8001.")).write_text(text, encoding="utf-8")
    units = sorted(str(path) for path in tmp_path.iterdir())
    assert len(units) == 7
    told = said("verify", "--man=no", *units)
    assert [line for line in told.splitlines() if str(tmp_path) in line or "attune" in line] == []


def test_a_line_that_systemd_does_not_know_is_told(tmp_path: Path) -> None:
    text = (UNITS / "attune-beat.service").read_text(encoding="utf-8")
    unit = tmp_path / "attune-beat.service"
    unit.write_text(text.replace("NoNewPrivileges=", "NoNewPrivilege="), encoding="utf-8")
    assert "NoNewPrivilege" in said("verify", "--man=no", str(unit))


@pytest.mark.parametrize("service", SERVICES)
def test_what_a_part_may_reach_is_little(service: str) -> None:
    """By systemd's own measure, from 0 (nothing) to 10 (all): what ships without a word of it has 9.6."""
    told = said("security", "--offline=true", "--json=short", str(UNITS / service))
    rows = json.loads(told[told.index("[") : told.rindex("]") + 1])
    named = {one.get("json_field"): one.get("set") for one in rows}
    assert named["NoNewPrivileges"]
    exposure = re.findall(
        r"level for \S+: ([\d.]+)", said("security", "--offline=true", str(UNITS / service))
    )
    assert float(exposure[0]) <= 4
