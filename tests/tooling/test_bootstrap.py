"""The way from nothing to a working folder: what is fetched is what the lock names, and trouble is one sentence."""

import hashlib
import io
import sys
import urllib.error
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from config.tools import bootstrap

WHEELS = [
    {"url": f"https://files.example/uv-1.0.0-py3-none-{tags}.whl", "hash": "sha256:0"}
    for tags in (
        "macosx_11_0_arm64",
        "manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64",
        "manylinux_2_17_x86_64.manylinux2014_x86_64",
        "musllinux_1_1_x86_64",
    )
]
CONTENT = b"a wheel"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


class Server:
    """Answers like `urlopen`, one prepared answer after the other, and counts how often it was asked."""

    def __init__(self, *answers: bytes | Exception) -> None:
        self.answers = list(answers)
        self.asked = 0

    @contextmanager
    def __call__(self, url: str, timeout: float) -> Iterator[io.BytesIO]:
        self.asked += 1
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        yield io.BytesIO(answer)


def fetch(server: Server) -> bytes:
    return bootstrap.download(
        "https://files.example/uv.whl", SHA256, open_url=server, pause=lambda seconds: None
    )


@pytest.mark.parametrize(
    ("system", "machine", "libc", "tag"),
    [
        ("Linux", "x86_64", "glibc", "manylinux2014_x86_64"),
        ("Linux", "x86_64", "musl", "musllinux_1_1_x86_64"),
        ("Linux", "aarch64", "musl", "musllinux_1_1_aarch64"),
        ("Darwin", "arm64", "musl", "macosx_11_0_arm64"),
    ],
)
def test_wheel_is_the_one_made_for_this_machine(system: str, machine: str, libc: str, tag: str) -> None:
    assert tag in bootstrap.find_wheel(WHEELS, system=system, machine=machine, libc=libc)["url"]


def test_unknown_machine_gets_a_sentence() -> None:
    with pytest.raises(bootstrap.SetupError, match="no ready-made uv for Linux on sparc"):
        bootstrap.find_wheel(WHEELS, system="Linux", machine="sparc", libc="glibc")


def test_lock_of_this_project_names_uv_for_this_machine() -> None:
    package = bootstrap.locked_uv(bootstrap.ROOT / "uv.lock")
    wheel = bootstrap.find_wheel(package["wheels"], system="Linux", machine="x86_64", libc="glibc")
    assert wheel["hash"].startswith("sha256:")


def test_download_goes_on_after_a_broken_connection() -> None:
    server = Server(urllib.error.URLError("reset"), TimeoutError(), CONTENT)
    assert fetch(server) == CONTENT
    assert server.asked == 3


def test_download_refuses_a_file_with_another_hash() -> None:
    with pytest.raises(bootstrap.SetupError, match="its hash differs"):
        fetch(Server(*[b"something else"] * bootstrap.ATTEMPTS))


def test_download_without_a_network_says_so_in_one_sentence() -> None:
    with pytest.raises(bootstrap.SetupError, match="Please check the network") as refused:
        fetch(Server(*[urllib.error.URLError("no route")] * bootstrap.ATTEMPTS))
    assert "\n" not in str(refused.value)


def test_python_that_is_too_old_gets_a_sentence(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    assert bootstrap.main([]) == 1
    assert "Attune needs Python 3.11 or newer" in capsys.readouterr().err


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[str]]:
    """Runs one step for a mark and returns the marks it has really run for so far."""
    monkeypatch.setattr(bootstrap, "LOCAL", tmp_path)
    result = tmp_path / "result"
    ran: list[str] = []

    def step(mark: str) -> list[str]:
        def make() -> None:
            ran.append(mark)
            result.touch()

        bootstrap.once("step", mark, result, make)
        return ran

    return step


def test_step_runs_again_only_when_something_changed(
    steps: Callable[[str], list[str]], tmp_path: Path
) -> None:
    assert steps("one") == ["one"]
    assert steps("one") == ["one"]
    assert steps("two") == ["one", "two"]
    (tmp_path / "result").unlink()
    assert steps("two") == ["one", "two", "two"]


def test_step_that_did_not_work_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "LOCAL", tmp_path)

    def broken() -> None:
        raise bootstrap.SetupError("no")

    with pytest.raises(bootstrap.SetupError):
        bootstrap.once("step", "one", tmp_path, broken)
    assert not (tmp_path / "stamps" / "step").exists()


def test_client_is_built_again_when_a_source_or_its_content_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    for name in ("frontend/src/main.tsx", "frontend/dist/main.js", "backend/help/data/lines.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("first")

    def mark() -> str:
        return bootstrap.fingerprint(bootstrap.client_sources(tmp_path))

    marks = [mark()]
    for name in ("frontend/src/main.tsx", "backend/help/data/lines.yaml", "frontend/dist/main.js"):
        (tmp_path / name).write_text("second")
        marks.append(mark())
    assert len(set(marks)) == 3  # what the build itself makes is no reason to build again
    assert marks[-1] == marks[-2]
