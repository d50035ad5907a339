"""The page of an operator, and its commands in a folder of a test's own, with other programs than a machine's."""

import os
import re
import subprocess
from pathlib import Path

from config.tools.demo import ROOT

PAGE = (ROOT / "config" / "deploy" / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def block(words: str) -> str:
    """The one block in which those stand."""
    (found,) = [one for one in BLOCKS if words in one]
    return found


class Machine:
    """`/opt`, `/etc` and `/var` of commands are folders here; a program that stands in tells how it was called."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.programs, self.log = folder, folder / "programs", folder / "log"
        for path in (self.programs, folder / "opt", folder / "etc", folder / "var"):
            path.mkdir()

    def program(self, name: str, does: str = "") -> None:
        path = self.programs / name
        path.write_text(f'#!/bin/bash\necho "{name} $*" >> {self.log}\n{does}\n', encoding="utf-8")
        path.chmod(0o755)

    def here(self, text: str) -> str:
        return re.sub(r"(?<![\w.])/(opt|etc|var)\b", rf"{self.folder}/\1", text)

    def run(self, text: str) -> subprocess.CompletedProcess[str]:
        environment = {"PATH": f"{self.programs}:{os.environ['PATH']}", "LANG": "C"}
        return subprocess.run(
            ["bash", "-c", self.here(text)], cwd=self.folder, env=environment, capture_output=True, text=True,
            check=False, timeout=30,
        )  # fmt: skip

    def calls(self) -> list[str]:
        return self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []
