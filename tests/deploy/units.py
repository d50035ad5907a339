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

UNITS = ROOT / "config" / "deploy" / "systemd"
INSTALLED = "/opt/attune"


def read(name: str) -> ConfigParser:
    unit = ConfigParser(interpolation=None, strict=False)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read(UNITS / name, encoding="utf-8")
    return unit


@dataclass(frozen=True)
class Part:
    command: list[str]
    restarts: bool
    pause: float


def part(unit: str, instance: str = "") -> Part:
    """What systemd would run for a unit; where Attune is installed stands this tree."""
    service = read(unit)["Service"]
    words = shlex.split(service["ExecStart"].replace("%i", instance).replace("%%", "%"))
    python = f"{INSTALLED}/.venv/bin/python"
    command = [sys.executable if word == python else word.replace(INSTALLED, str(ROOT)) for word in words]
    return Part(command, service["Restart"] == "always", float(service["RestartSec"]))


class Supervisor:
    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self.environment = environment
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

    def log(self, name: str) -> str:
        path = self.folder / f"{name}.log"
        return path.read_text(errors="replace") if path.exists() else ""

    def stop(self) -> None:
        self.ending.set()
        for process in self.running.values():
            with suppress(ProcessLookupError):
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
                cwd=ROOT,
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
