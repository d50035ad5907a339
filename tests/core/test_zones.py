"""One table of zones, for names and rules alike, in every process and on every machine."""

import os
import re
import shutil
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from backend.core import zones

ROOT = Path(settings.BASE_DIR)
BERLIN = resources.files("tzdata").joinpath("zoneinfo", "Europe", "Berlin").read_bytes()


@pytest.mark.parametrize(
    "process",
    [
        "import config.wsgi",
        "import config.celery; config.celery.app.loader.import_default_modules()",
        "import backend.core.zones",
    ],
)
@pytest.mark.promise(44)
def test_the_table_of_the_system_is_asked_in_no_process(tmp_path: Path, process: str) -> None:
    """Were it asked, Berlin would be an island of the Pacific."""
    (tmp_path / "Europe").mkdir()
    with resources.as_file(resources.files("tzdata").joinpath("zoneinfo", "Pacific", "Apia")) as other:
        shutil.copy(other, tmp_path / "Europe" / "Berlin")
    code = f"{process}; import zoneinfo, datetime; print(datetime.datetime(2026, 1, 1, tzinfo=zoneinfo.ZoneInfo('Europe/Berlin')))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={
            **os.environ,
            "PYTHONTZPATH": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "config.settings.test",
        },
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip().endswith("+01:00")


def test_nothing_else_asks_for_a_zone() -> None:
    others = re.compile(r"\bzoneinfo\b|\bpytz\b|\bdateutil\b|ZoneInfo\(|fromtimestamp\((?!.*UTC)|localtime")
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for folder in ("backend", "config")
        for path in sorted((ROOT / folder).rglob("*.py"))
        if path.name != "zones.py"
        for line in path.read_text(encoding="utf-8").splitlines()
        if others.search(line)
    ]
    assert found == []


def test_no_database_reckons_local_time() -> None:
    local = re.compile(
        r"AT TIME ZONE (?!'UTC')|\bTrunc\w*\(|\bExtract\w*\(|__(date|time|hour|minute|week_day|iso_week_day|day)\b|"
        r"\b(now|current_date|localtime\w*)\(\)|\bCURRENT_(DATE|TIME)\b",
    )
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in sorted((ROOT / "backend").rglob("*.py"))
        if "migrations" not in path.parts
        for line in path.read_text(encoding="utf-8").splitlines()
        if local.search(line) and "timezone.now()" not in line and ".now()" not in line
    ]
    assert found == []


def test_every_name_has_rules_and_its_own_digest() -> None:
    assert len(zones.zone_names()) > 550
    found = zones.digests()
    assert set(found) == zones.zone_names()
    assert found["Europe/Berlin"] != found["America/Vancouver"]
    assert all(zones.require_zone(name) is not None for name in zones.zone_names())


@pytest.mark.parametrize("name", ["UTC", "Etc/UTC", "Etc/GMT", "GMT", "Zulu", "Etc/Universal", "+00:00"])
def test_what_hides_a_place_is_known(name: str) -> None:
    assert zones.is_universal(name)


@pytest.mark.parametrize(
    "name", ["Europe/London", "Atlantic/Azores", "Africa/Abidjan", "Etc/GMT+5", "+05:30"]
)
def test_a_place_is_not_taken_for_hidden(name: str) -> None:
    assert not zones.is_universal(name)


@pytest.mark.parametrize(("name", "hours"), [("+05:30", 5.5), ("-03:00", -3), ("+14:00", 14)])
def test_a_distance_from_utc_is_a_zone(name: str, hours: float) -> None:
    offset = zones.require_zone(name).utcoffset(None)
    assert offset is not None
    assert offset.total_seconds() == hours * 3600


@pytest.mark.parametrize(
    "name",
    [
        *"Etc/Unknown +15:00 +5:30 UTC+5 05:30 Mars/Olympus ../../etc/passwd localtime Factory".split(),
        "",
        "europe/berlin\n",
    ],
)
def test_what_is_no_zone_is_not_known(name: str) -> None:
    with pytest.raises(zones.UnknownZone):
        zones.require_zone(name)


@pytest.mark.django_db
def test_the_health_page_says_which_edition_is_used(client: Client) -> None:
    source = resources.files("tzdata").joinpath("zoneinfo", "tzdata.zi").read_text(encoding="utf-8")
    assert source.startswith(f"# version {zones.version()}\n")
    assert client.get("/healthz").json()["zones"] == zones.version()
