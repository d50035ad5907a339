"""compose.yaml and the Containerfile: what can be run of them without containers, and what has to be of one piece."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from config.tools.demo import ROOT
from tests.deploy.environment import example
from tests.deploy.page import BLOCKS, Machine, block

DEPLOY = ROOT / "config" / "deploy"
IMAGE = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
SERVICES: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))["services"]
STAYING = {name: one for name, one in SERVICES.items() if one["restart"] == "always"}
# The version of PostgreSQL's client in Debian.
CLIENTS = {"trixie": "17", "bookworm": "15"}


def test_what_the_image_holds_can_be_read_by_whoever_it_runs_as(tmp_path: Path) -> None:
    (step,) = re.findall(r"&& (mkdir /out \\\n(?: && .*\n)+)", IMAGE)
    source, out = tmp_path / "source", tmp_path / "out"
    for name in re.findall(r"--parents (.*) /out", IMAGE)[0].split():
        file = source / name if "." in Path(name).name.strip(".") else source / name / "deep" / "file"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    (source / ".local").chmod(0o700)  # as `manage.py prepare` makes it
    (source / ".local" / "static" / "deep").chmod(0o700)
    (source / ".local" / "static" / "deep" / "file").chmod(0o600)
    subprocess.run(["bash", "-ec", step.replace("/out", str(out))], cwd=source, check=True)
    found = list(out.rglob("*"))
    assert len(found) > 8
    for path in (out, *found):
        least = 0o755 if path.is_dir() else 0o644
        assert path.stat().st_mode & least == least, path
        assert not path.stat().st_mode & 0o022, path


def test_client_of_the_database_is_of_the_servers_version() -> None:
    server = SERVICES["postgres"]["image"].rpartition(":")[2]
    assert re.findall(r"postgresql-client-(\d+)", IMAGE) == [server]
    bases = set(re.findall(r"^FROM \S+-slim-(\w+)", IMAGE, re.MULTILINE))
    assert [CLIENTS[base] for base in bases] == [server]


def test_tools_reach_what_a_backup_needs_before_there_is_a_database() -> None:
    tools = SERVICES["tools"]
    assert tools["build"]["target"] == "tools"
    assert "apt-get" in IMAGE.partition("AS tools")[2]
    assert set(tools["depends_on"]) == {"postgres", "valkey"}
    assert tools["restart"] == "no"
    assert "outside" in tools["networks"]  # the mail server
    mounts = {one["target"]: one for one in tools["volumes"] if isinstance(one, dict)}
    assert set(mounts) == {"/var/backups/attune", example()["BACKUP_KEY_FILE"]}
    assert mounts[example()["BACKUP_KEY_FILE"]]["read_only"] is True
    assert all(one["bind"] == {"create_host_path": False} for one in mounts.values())
    assert set(SERVICES["web"]["volumes"]) < {one for one in tools["volumes"] if isinstance(one, str)} | {""}
    text = block("compose() {")
    # By its profile each time: podman's compose does not know it else.
    assert tools["profiles"] == ["tools"]
    assert 'attune() { compose --profile tools run --rm tools "$@"; }' in text
    page = (DEPLOY / "README.md").read_text(encoding="utf-8")
    asked = re.findall(r"compose(?:\.yaml)? ((?:--profile tools )?(?:run|build) .*)", page)
    assert len(asked) >= 6
    assert [one for one in asked if not one.startswith("--profile tools ")] == []
    user = re.findall(r"^USER (\d+)$", IMAGE, re.MULTILINE)[-1]
    assert f"install -d -o {user} -m 700 /var/backups/attune" in text
    assert f"chown {user} {example()['BACKUP_KEY_FILE']}" in text
    assert not [one for one in BLOCKS if "run --rm web" in one]


@pytest.mark.parametrize("names", ["a.example", "a.example,b.example", "a.example, b.example"])
def test_each_name_gets_a_certificate(tmp_path: Path, names: str) -> None:
    machine = Machine(tmp_path)
    machine.program("caddy", 'printf %s "$SITE"')
    command = [word.replace("$$", "$") for word in SERVICES["caddy"]["command"]]
    environment = {"PATH": f"{machine.programs}:{os.environ['PATH']}", "NAMES": names}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == names.replace(",", " ").split()
    assert "ALLOWED_HOSTS" in SERVICES["caddy"]["environment"]["NAMES"]
    assert re.search(r"^\{\$SITE\} \{$", (DEPLOY / "Caddyfile").read_text(), re.MULTILINE)


def test_each_part_that_stays_tells_whether_it_lives() -> None:
    assert {name for name, one in STAYING.items() if "healthcheck" not in one} == set()
    postgres = SERVICES["postgres"]
    # By an address, which the server that makes the database has not.
    address = postgres["healthcheck"]["test"][3]
    assert postgres["command"] == ["-c", f"listen_addresses={address}"]
    asked = SERVICES["caddy"]["healthcheck"]["test"][-1]
    port = asked.removeprefix("http://127.0.0.1:").strip("/")
    assert f"\n:{port} {{\n\tbind 127.0.0.1\n\trespond 200\n" in (DEPLOY / "Caddyfile").read_text(
        encoding="utf-8"
    )


def test_a_worker_that_hangs_is_noticed(tmp_path: Path) -> None:
    file = tmp_path / "alive"
    for name in ("worker-send", "worker-tick", "beat"):
        touched = SERVICES[name]["environment"]["ALIVE_FILE"]
        code = SERVICES[name]["healthcheck"]["test"][-1]
        assert touched in code
        code = code.replace(touched, str(file))

        def ends(code: str = code) -> int:
            return subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode

        file.unlink(missing_ok=True)
        assert ends() == 1
        file.touch()
        assert ends() == 0
        os.utime(file, (time.time() - 90,) * 2)
        assert ends() == 1


def test_two_webs_and_two_clocks_are_there_whichever_compose_starts_them() -> None:
    twice = {name: one["deploy"] for name, one in SERVICES.items() if "deploy" in one}
    # The mode is compose's own where nothing is said, and podman's counts none without it.
    assert twice == {name: {"mode": "replicated", "replicas": 2} for name in ("web", "beat")}


def test_each_part_is_locked_down_and_bounded() -> None:
    for name, one in SERVICES.items():
        assert one["cap_drop"] == ["ALL"], name
        assert one["security_opt"] == ["no-new-privileges:true"], name
        assert "mem_limit" in one, name
    # Those alone with which a server gives up being root.
    allowed = {"CHOWN", "DAC_OVERRIDE", "FOWNER", "SETGID", "SETUID", "NET_BIND_SERVICE"}
    assert {added for one in SERVICES.values() for added in one.get("cap_add", [])} == allowed
    assert SERVICES["caddy"]["ulimits"]["nofile"] == 8192
    valkey = SERVICES["valkey"]
    most = valkey["command"][valkey["command"].index("--maxmemory") + 1]
    # Full, it has to refuse by itself: one that is killed for its size reads the same again, and is killed again.
    assert int(most.removesuffix("mb")) <= int(valkey["mem_limit"].removesuffix("m")) * 2 // 3
