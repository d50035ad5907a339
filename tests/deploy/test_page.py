"""What an operator types from the page, at night: each step stops where the one before it failed."""

import os
import re
import time
from pathlib import Path

import pytest

from config.tools import keys
from tests.deploy import units
from tests.deploy.environment import example
from tests.deploy.page import BLOCKS, PAGE, Machine, block

FIRST, NEWER = "/opt/attune-1\nchown", "/opt/attune-2\nchown"
RESTART = "for part in"
# In Debian 12 and in Debian 13, under these names.
IN_BOTH = {
    *(
        "ca-certificates",
        "sudo",
        "curl",
        "git",
        "make",
        "python3-venv",
        "postgresql",
        "redis-server",
        "nginx",
    ),
    "certbot",
}


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    found = Machine(tmp_path)
    for name in ("apt-get", "adduser", "chown", "systemctl", "attune", "curl", "sleep"):
        found.program(name)
    found.program(
        "git", 'mkdir -p "$3/.git" "$3/config/deploy/systemd"; touch "$3/config/deploy/systemd/one"'
    )
    found.program("sudo")
    (tmp_path / "etc" / "systemd" / "system").mkdir(parents=True)
    return found


def leads_to(machine: Machine) -> str:
    link = machine.folder / "opt" / "attune"
    return os.readlink(link) if link.is_symlink() else ""


def test_first_commands_use_what_both_releases_of_debian_have(machine: Machine) -> None:
    text = block(FIRST)
    (line,) = re.findall(r"apt-get install --yes --no-install-recommends ((?:.*\\\n)*.*)\n", text)
    named = set(line.replace("\\\n", "").split())
    assert named == IN_BOTH
    assert "apt-get update" in text
    without = PAGE.partition("## With containers")[0]
    assert {name for name in ("sudo", "git", "make", "certbot") if f"{name} " in without} <= named
    assert "curl" in named
    assert machine.run(text).returncode == 0
    assert leads_to(machine) == "attune-1"


@pytest.mark.parametrize("words", [FIRST, NEWER])
def test_a_client_that_is_not_built_stops_what_follows(machine: Machine, words: str) -> None:
    (machine.folder / "opt" / "attune-1").mkdir()
    if words == NEWER:
        (machine.folder / "opt" / "attune").symlink_to("attune-1")
    machine.program("sudo", "exit 2")
    assert machine.run(block(words)).returncode == 2
    assert leads_to(machine) == ("attune-1" if words == NEWER else "")
    assert not [call for call in machine.calls() if call.startswith(("attune", "systemctl"))]


@pytest.mark.parametrize("words", [FIRST, NEWER])
def test_what_git_keeps_is_for_no_part_of_any_release(machine: Machine, words: str) -> None:
    done = machine.run(block(words))
    assert done.returncode == 0, done.stderr
    (kept,) = (machine.folder / "opt").glob("attune-*/.git")
    assert kept.stat().st_mode & 0o777 == 0o700
    whose = [call for call in machine.calls() if call.startswith("chown")]
    assert whose[-1] == f"chown root: {kept}"


def test_newer_release_is_led_to_and_prepared(machine: Machine) -> None:
    (machine.folder / "opt" / "attune").symlink_to("attune-1")
    assert machine.run(block(NEWER)).returncode == 0
    assert leads_to(machine) == "attune-2"
    assert machine.calls()[-2:] == ["attune manage.py prepare", "systemctl daemon-reload"]
    assert (machine.folder / "etc" / "systemd" / "system" / "one").exists()


def test_a_folder_of_the_older_page_is_noticed_and_moved_once(machine: Machine) -> None:
    old = machine.folder / "opt" / "attune"
    (old / ".git").mkdir(parents=True)
    assert machine.run(block(NEWER)).returncode != 0
    assert [path.name for path in old.iterdir()] == [".git"]
    assert "attune manage.py prepare" not in machine.calls()
    assert not re.search(r"\bln -s(?!\w*T)", PAGE)
    (machine.folder / "opt" / "attune-2" / ".git").rmdir()
    assert machine.run(block("mv -T /opt/attune")).returncode == 0
    assert leads_to(machine) == "attune-1"
    assert machine.calls()[-1] == "systemctl start attune.target"
    assert (machine.folder / "opt" / "attune-1" / ".git").stat().st_mode & 0o777 == 0o700
    assert machine.run(block(NEWER)).returncode == 0
    assert leads_to(machine) == "attune-2"


def restarted(machine: Machine) -> list[str]:
    return [call.split()[-1] for call in machine.calls() if call.startswith("systemctl restart")]


def test_parts_are_restarted_one_after_the_other_and_looked_over(machine: Machine) -> None:
    machine.program("systemctl", '[ "$1" = restart ] || echo 0')
    assert machine.run(block(RESTART)).returncode == 0
    assert restarted(machine) == [f"attune-{one}" for one in ("web@8001", "web@8002", "send", "tick", "beat")]
    assert machine.calls()[-1] == "attune manage.py doctor"


@pytest.mark.parametrize("port", ["8001", "8002"])
def test_restart_stops_where_either_web_does_not_answer(machine: Machine, port: str) -> None:
    machine.program("systemctl", '[ "$1" = restart ] || echo 0')
    machine.program("curl", f'case "$*" in *:{port}/healthz) exit 7;; esac')
    assert machine.run(block(RESTART)).returncode == 7
    assert restarted(machine) == ["attune-web@8001"]


def test_restart_stops_at_a_part_that_does_not_stay(machine: Machine) -> None:
    machine.program("systemctl", '[ "$1" = restart ] || case "$*" in *attune-send) echo 3;; *) echo 0;; esac')
    done = machine.run(block(RESTART))
    assert (done.returncode, done.stdout.split()[-1]) == (1, "send")
    assert restarted(machine)[-1] == "attune-send"
    assert "attune manage.py doctor" not in machine.calls()


def test_backup_of_every_night_has_a_place_that_no_release_takes_along(machine: Machine) -> None:
    service = units.read("attune-backup.service")["Service"]
    folder = "/var/backups/attune"
    assert service["ReadWritePaths"] == folder
    (machine.folder / folder.strip("/")).mkdir(parents=True)
    python = "/opt/attune/.venv/bin/python"
    assert python in service["ExecStart"]
    machine.program("python")
    # What systemd and cron take for signs of their own, undone.
    by_unit = service["ExecStart"].replace("$$", "$").replace("%%", "%")
    by_cron = block("30 3 * * *").partition("manage.py")[2].partition("&&")[0].replace(r"\%", "%")
    for line in (by_unit, f"python manage.py{by_cron}"):
        done = machine.run(line.replace(python, "python"))
        assert done.returncode == 0, done.stderr
        (called,) = [call for call in machine.calls() if "manage.py backup" in call]
        name = called.partition("manage.py backup ")[2]
        assert re.fullmatch(rf"{machine.here(folder)}/\d{{4}}-\d\d-\d\d-\d{{6}}\.backup", name)
        machine.log.unlink()
    timer = units.read("attune-backup.timer")
    assert timer["Timer"]["OnCalendar"]
    assert "attune-backup.timer" in block("systemctl enable --now")
    assert all(f"700 {folder}" in one or f"keys {folder}" in one for one in BLOCKS if "install -d" in one)


@pytest.mark.parametrize("where", ["unit", "cron"])
def test_backups_of_two_weeks_stay(machine: Machine, where: str) -> None:
    folder = machine.folder / "var" / "backups" / "attune"
    folder.mkdir(parents=True)
    for days in (1, 12, 15):
        path = folder / f"{days}.backup"
        path.touch()
        os.utime(path, (time.time() - days * 86400,) * 2)
    command = units.read("attune-backup.service")["Service"]["ExecStartPost"]
    if where == "cron":
        command = block("30 3 * * *").rpartition("&& ")[2]
    assert machine.run(command).returncode == 0
    assert {path.name for path in folder.iterdir()} == {"1.backup", "12.backup"}


def test_key_of_the_backups_is_made_once_and_lies_apart_from_the_keys(machine: Machine) -> None:
    path = example()["BACKUP_KEY_FILE"]
    assert not path.startswith("/var/lib/attune-keys")
    made = [line for one in BLOCKS for line in one.splitlines() if f"> {path}" in line]
    assert len(made) == 2  # with containers and without
    (machine.folder / "etc" / "attune").mkdir()
    assert machine.run(made[0]).returncode == 0
    key = machine.folder / path.strip("/")
    assert (key.stat().st_mode & 0o777, len(key.read_text().strip()) >= 20) == (0o600, True)
    before = key.read_text()
    assert machine.run(made[1]).returncode != 0
    assert key.read_text() == before


def test_keys_are_proposed_where_the_units_may_write(capsys: pytest.CaptureFixture[str]) -> None:
    assert keys.main([]) == 2
    folder = capsys.readouterr().err.split()[-1]
    assert folder == units.read("attune-web@.service")["Service"]["ReadWritePaths"]


def test_page_names_what_an_operator_would_stumble_over() -> None:
    assert "restore --replace FILE" in PAGE
    assert "systemctl stop attune.target" in PAGE
    for path in units.UNITS.glob("*.service"):
        if path.stem != "attune-backup":
            assert units.read(path.name)["Unit"]["PartOf"] == "attune.target"
    # A deploy hook comes before the post hook, while nginx is stopped.
    assert "--deploy-hook" not in PAGE
    assert "--post-hook" in block("certbot certonly")


def test_what_debian_starts_is_started_again_too() -> None:
    for name, after in (("nginx", "always"), ("postgresql@", "on-failure")):
        unit = units.read(f"{name}.service.d/attune.conf")
        assert unit["Service"]["Restart"] == after
        assert unit["Unit"]["StartLimitIntervalSec"] == "0"
    assert PAGE.count("cp -r config/deploy/systemd/* /etc/systemd/system/") == 2
