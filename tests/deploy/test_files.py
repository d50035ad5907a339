"""What an operator copies: the example tells of every variable, and every way to run a part is the one."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from config.deploy import run
from config.tools import keys
from config.tools.demo import ROOT
from tests.deploy import units
from tests.deploy.environment import example, named

DEPLOY = ROOT / "config" / "deploy"
READ = re.compile(r"""env\.(text|flag|number|items|secret|choice|database|mail)\(\s*"([A-Z_]+)\"""")
READ_DIRECTLY = re.compile(r"""environ(?:\.get\(|\[)\s*"([A-Z_]+)\"""")
PARTS = {"web", "send", "tick", "beat"}


def read_by_production() -> set[str]:
    """The variables that the settings and the parts of a deployment read."""
    files = [*(ROOT / "config" / "settings").rglob("*.py"), DEPLOY / "run.py"]
    text = "".join(path.read_text() for path in files if path.name not in {"local.py", "test.py"})
    found = READ.findall(text)
    return {
        *(name for _, name in found),
        *(f"{name}_FILE" for reader, name in found if reader == "secret"),
        *READ_DIRECTLY.findall(text),
    }


def test_example_tells_of_every_variable_and_no_other() -> None:
    assert len(read_by_production()) > 20
    assert named() == read_by_production()


def test_what_it_shows_as_taken_otherwise_is_taken_otherwise() -> None:
    text = "".join(path.read_text() for path in (ROOT / "config").rglob("*.py"))
    for name, value in re.findall(
        r"^#([A-Z_]+)=(\d+)$", (DEPLOY / "attune.env.example").read_text(), re.MULTILINE
    ):
        assert re.search(rf"""\"{name}\",\s*"?{value}\b""", text), name


def environment(**changes: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT), **changes}


def test_no_part_starts_where_the_settings_are_forgotten() -> None:
    words = [sys.executable, "-m", "config.deploy.run", "web"]
    done = subprocess.run(
        words, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (1, run.FORGOTTEN + "\n")


def test_demo_settings_serve_no_other_machine(tmp_path: Path) -> None:
    demo = {"DJANGO_SETTINGS_MODULE": "config.settings.local", "ATTUNE_LOCAL_DIR": str(tmp_path)}
    words = [sys.executable, "-m", "config.tools.web", "8000", "192.0.2.1"]
    done = subprocess.run(
        words, cwd=ROOT, env=environment(**demo), capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 1
    assert "set DJANGO_SETTINGS_MODULE=config.settings.production" in done.stderr.splitlines()[-1]


@pytest.mark.parametrize("given", [[], ["everything"]])
def test_other_parts_are_refused_in_one_sentence(given: list[str], monkeypatch: Any) -> None:
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "config.settings.production")
    with pytest.raises(SystemExit, match="Which part"):
        run.main(given)


def test_a_part_reads_the_tree_that_was_there_when_it_began(tmp_path: Path) -> None:
    """What /opt/attune leads to is exchanged while parts run."""
    for name in ("attune-1", "attune-2"):
        (tmp_path / name / ".venv" / "bin").mkdir(parents=True)
        (tmp_path / name / ".venv" / "bin" / "python").symlink_to(sys.executable)
    (tmp_path / "attune").symlink_to("attune-1")
    began = run.interpreter(str(tmp_path / "attune" / ".venv" / "bin" / "python"))
    (tmp_path / "attune").unlink()
    (tmp_path / "attune").symlink_to("attune-2")
    assert began == str(tmp_path / "attune-1" / ".venv" / "bin" / "python")
    assert run.command("web")[0] == run.interpreter(sys.executable)


def test_sending_and_ticks_have_workers_of_their_own_and_no_queue_is_without_one() -> None:
    from config.settings.parts.celery import CELERY_TASK_QUEUES

    taken = [words[words.index("-Q") + 1] for words in (run.command("send"), run.command("tick"))]
    assert sorted(taken) == sorted(queue.name for queue in CELERY_TASK_QUEUES)


def test_each_unit_runs_a_part_and_starts_it_again_whatever_ended_it() -> None:
    started = {}
    for path in units.UNITS.glob("attune-*.service"):
        if path.stem == "attune-backup":  # once every night
            continue
        unit = units.read(path.name)
        part = units.part(path.name, "8001")
        started[part.command[3]] = part.command
        assert part.command[1:3] == ["-m", "config.deploy.run"]
        assert part.restarts, path.name
        assert unit["Unit"]["StartLimitIntervalSec"] == "0"  # however often
        assert part.alone == (part.command[3] in {"send", "tick"})  # those with processes of their own
        assert unit["Service"]["User"] == "attune"
    assert set(started) == PARTS


def test_lines_go_to_the_journal_alone_and_no_part_can_reach_them_there() -> None:
    """journald and the container's own log belong to root; a part that was broken into changes no line in them."""
    from config.settings.base import LOGGING

    assert {one["class"] for one in LOGGING["handlers"].values()} == {"logging.StreamHandler"}
    for path in units.UNITS.glob("*.service"):
        service = units.read(path.name)["Service"]
        assert service["ProtectSystem"] == "strict"  # and /var/log with it
        assert service["ReadWritePaths"] in {"/var/lib/attune-keys", "/var/backups/attune"}
        assert (
            not {"StandardOutput", "StandardError", "LogsDirectory", "SupplementaryGroups", "Group"}
            & service.keys()
        )
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]
    volumes = [volume for one in services.values() for volume in one.get("volumes", [])]
    assert volumes
    assert not any("/var/log" in str(volume) or "docker.sock" in str(volume) for volume in volumes)


def test_compose_runs_the_same_parts_locked_down_and_starts_them_again() -> None:
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]
    ours = {name: one for name, one in services.items() if one["image"] in {"attune", "attune-tools"}}
    parts = {one["command"][2] for one in ours.values() if one.get("command", [""])[0] == "-m"}
    assert parts == PARTS
    for name, one in services.items():
        once = {"prepare": "on-failure", "tools": "no"}
        assert one["restart"] == once.get(name, "always"), name
    for one in ours.values():
        assert one["read_only"] is True
        assert one["cap_drop"] == ["ALL"]
        assert "ports" not in one
    assert [name for name, one in services.items() if "ports" in one] == ["caddy"]


def test_image_runs_as_nobody_in_particular_and_brings_no_key() -> None:
    text = (DEPLOY / "Containerfile").read_text()
    assert re.findall(r"^USER (\S+)$", text, re.MULTILINE) == ["10001", "root", "10001"]  # root, to install
    assert "DJANGO_SETTINGS_MODULE=config.settings.production" in text
    copied = re.search(r"cp -a --parents (.*) /out", text)
    assert copied
    parts = [".venv", ".local/static", "backend", "config", "manage.py", "pyproject.toml", "frontend/dist"]
    assert copied[1].split() == parts


def test_keys_are_made_once_and_for_nobody_else_to_read(tmp_path: Path, capsys: Any) -> None:
    folder = tmp_path / "keys"
    assert keys.main([str(folder)]) == 0
    lines = dict(line.split("=", 1) for line in capsys.readouterr().out.splitlines())
    before = {name: Path(path).read_bytes() for name, path in lines.items() if name.endswith("_FILE")}
    assert keys.main([str(folder)]) == 0
    assert before == {name: Path(lines[name]).read_bytes() for name in before}
    assert {path.stat().st_mode & 0o777 for path in (folder, Path(lines["KEY_SHARES_DIR"]))} == {0o700}
    assert {Path(lines[name]).stat().st_mode & 0o777 for name in before} == {0o600}
    assert lines.keys() <= example().keys()


def test_commands_that_the_page_names_are_there_or_known() -> None:
    text = (DEPLOY / "README.md").read_text()
    for module in re.findall(r"-m (config\.[\w.]+)", text):
        assert (ROOT / f"{module.replace('.', '/')}.py").exists(), module
    for unit in re.findall(r"attune-\w+@?", text):
        if unit.removesuffix("@") in {f"attune-{part}" for part in PARTS}:
            assert (units.UNITS / f"{unit}.service").exists(), unit
