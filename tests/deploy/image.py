"""What config/deploy/Containerfile leaves in the image, without its containers: a tree, and a Python with its packages.

The tests' own tree and packages bring some that a part might lean on, and that no container would have.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from config.tools.demo import ROOT

UV = str(Path(sys.executable).with_name("uv"))
FILE = ROOT / "config" / "deploy" / "Containerfile"
MADE = {".venv", ".local/static"}  # there, by what was copied; here, by uv and by `manage.py prepare`


def image(folder: Path) -> tuple[Path, str]:
    """The tree, in `folder`, and the Python."""
    text = FILE.read_text(encoding="utf-8")
    tree = folder / "attune"
    for name in re.findall(r"--parents (.*) /out", text)[0].split():
        source, there = ROOT / name, tree / name
        there.parent.mkdir(parents=True, exist_ok=True)
        if source.is_file():
            shutil.copy(source, there)
        elif name not in MADE:
            shutil.copytree(source, there, ignore=shutil.ignore_patterns("__pycache__"))
    (export,) = re.findall(r"uv export (.*) --output-file", text)
    named, environment = folder / "requirements.txt", folder / "environment"
    python = str(environment / "bin" / "python")
    for words in (
        ["export", *export.split(), "--output-file", str(named)],
        ["venv", "--quiet", "--python", sys.executable, str(environment)],
        ["pip", "install", "--quiet", "--python", python, "--require-hashes", "--requirement", str(named)],
    ):
        subprocess.run([UV, *words], cwd=ROOT, check=True, capture_output=True)
    return tree, python
