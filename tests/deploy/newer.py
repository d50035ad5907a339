"""A tree of what stands here, as `git clone` and `make client` leave one beside the tree that a practice runs in."""

import shutil
import subprocess
from pathlib import Path

from config.tools.demo import ROOT

CODE = ("backend", "config", "frontend/dist")


def clone(into: Path) -> Path:
    for name in CODE:
        shutil.copytree(ROOT / name, into / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("manage.py", "pyproject.toml"):
        shutil.copy(ROOT / name, into / name)
    return into


def put_in_place(tree: Path, link: Path) -> None:
    subprocess.run(["ln", "-sfnT", tree, link], check=True)
