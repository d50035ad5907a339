"""What the units of systemd say, and a supervisor that does it: starts each part, and starts it again when it ends."""

import os
import shlex
import signal
import subprocess
import sys
import threading
from configparser import ConfigParser
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from config.tools.demo import ROOT

FOLDER = Path("config", "deploy", "systemd")
UNITS = ROOT / FOLDER
INSTALLED = "/opt/attune"


def read(name: str, code: Path = ROOT) -> ConfigParser:
    unit = ConfigParser(interpolation=None, strict=False)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read(code / FOLDER / name, encoding="utf-8")
    return unit


@dataclass(frozen=True)
class Part:
    command: list[str]
    restarts: bool
    pause: float
    alone: bool = False  # its first process is asked to end (KillMode=mixed), and not each of them at once


def part(unit: str, instance: str = "", code: Path = ROOT, interpreter: str = sys.executable) -> Part:
    """What systemd would run for a unit; where Attune is installed stands `code`, for its Python `interpreter`."""
    service = read(unit, code)["Service"]
    words = shlex.split(service["ExecStart"].replace("%i", instance).replace("%%", "%"))
    python = f"{INSTALLED}/.venv/bin/python"
    command = [interpreter if word == python else word.replace(INSTALLED, str(code)) for word in words]
    alone = service.get("KillMode", "control-group") == "mixed"
    return Part(command, service["Restart"] == "always", float(service["RestartSec"]), alone)


def restarts(unit: str) -> tuple[bool, float]:
    """Whether systemd starts it again when it is killed, and after how long. What is laid beside a unit of Debian's is
    of this tree, whatever release runs.
    """
    service = read(unit)["Service"]
    return service["Restart"] in {"always", "on-failure"}, float(service["RestartSec"])


class Supervisor:
    def __init__(self, folder: Path, environment: dict[str, str], code: Path = ROOT) -> None:
        self.folder = folder
        self.environment = environment
        self.code = code
        self.parts: dict[str, Part] = {}
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.ending = threading.Event()
        self.threads: list[threading.Thread] = []

    def start(self, name: str, part: Part) -> None:
        self.parts[name] = part
        self._run(name)
        self.threads.append(threading.Thread(target=self._keep, args=(name,), daemon=True))
        self.threads[-1].start()

    def kill(self, name: str) -> int:
        """With all its children, at once; the number that it had."""
        number = self.running[name].pid
        os.killpg(number, signal.SIGKILL)
        return number

    def restart(self, name: str) -> int:
        """As `systemctl restart` ends it; the number that it had."""
        number = self.running[name].pid
        (os.kill if self.parts[name].alone else os.killpg)(number, signal.SIGTERM)
        return number

    def log(self, name: str) -> str:
        path = self.folder / f"{name}.log"
        return path.read_text(errors="replace") if path.exists() else ""

    def stop(self, *, at_once: bool = False) -> None:
        self.ending.set()
        for name, process in self.running.items():
            with suppress(ProcessLookupError):
                if at_once:
                    self.kill(name)
                else:
                    process.terminate()
        for name, process in self.running.items():
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                with suppress(ProcessLookupError):
                    self.kill(name)
                process.wait(10)
        for thread in self.threads:
            thread.join(10)

    def _run(self, name: str) -> None:
        with (self.folder / f"{name}.log").open("ab") as log:
            self.running[name] = subprocess.Popen(
                self.parts[name].command,
                cwd=self.code,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def _keep(self, name: str) -> None:
        while not self.ending.is_set():
            self.running[name].wait()
            if not self.parts[name].restarts or self.ending.wait(self.parts[name].pause):
                return
            self._run(name)
