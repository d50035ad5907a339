"""The shape of the tree itself: what stands at the top, and how long a file may get."""

import subprocess
from pathlib import Path

from config.tools.demo import ROOT

TOP = {"backend", "frontend", "config", "tests", "manage.py", "README.md"}
USUAL = {
    "LICENSE",
    "Makefile",
    "pyproject.toml",
    "uv.lock",
    ".ci",
    ".editorconfig",
    ".gitattributes",
    ".github",
    ".gitignore",
}
WIRING = {"__init__", "api_urls", "asgi", "celery", "deploy", "env", "settings", "tools", "urls", "wsgi"}
MADE = ("frontend/src/api/schema.d.ts",)  # written by a program, read by the compiler
MOST_LINES = 400


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [Path(line) for line in listed.stdout.splitlines()]


def test_top_level_holds_the_frame_and_the_usual_files_only() -> None:
    assert {path.parts[0] for path in tracked()} <= TOP | USUAL


def test_config_holds_wiring_only_beside_its_tools() -> None:
    assert {path.parts[1].removesuffix(".py") for path in tracked() if path.parts[0] == "config"} == WIRING


def test_every_room_is_named_where_rooms_are_listed() -> None:
    rooms = {path.parts[1] for path in tracked() if path.parts[0] == "backend" and path.name == "apps.py"}
    assert len(rooms) > 20
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [room for room in sorted(rooms) if f"| `backend/{room}` |" not in readme] == []
    listed = (ROOT / "backend/ARCHITECTURE.md").read_text(encoding="utf-8").split("```")[1]
    assert [room for room in sorted(rooms) if f"\n  {room}/ " not in listed] == []


def test_no_file_of_code_is_longer_than_four_hundred_lines() -> None:
    code = [path for path in tracked() if path.suffix in {".py", ".ts", ".tsx", ".css", ".mjs", ".js"}]
    assert len(code) > 300
    long = {
        str(path): lines
        for path in code
        if str(path) not in MADE
        and (ROOT / path).exists()
        and (lines := len((ROOT / path).read_text(encoding="utf-8").splitlines())) > MOST_LINES
    }
    assert long == {}
