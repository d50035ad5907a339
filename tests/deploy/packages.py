"""The Python packages that config/deploy/Containerfile leaves in the image, without its containers."""

import re
import subprocess
import sys
from pathlib import Path

from config.tools.demo import ROOT

UV = str(Path(sys.executable).with_name("uv"))


def packages_of_the_image(folder: Path) -> str:
    """The Python of an environment in `folder` that has those alone."""
    image = (ROOT / "config" / "deploy" / "Containerfile").read_text(encoding="utf-8")
    (export,) = re.findall(r"uv export (.*) --output-file", image)
    named, environment = folder / "requirements.txt", folder / "environment"
    python = str(environment / "bin" / "python")
    for words in (
        ["export", *export.split(), "--output-file", str(named)],
        ["venv", "--quiet", "--python", sys.executable, str(environment)],
        ["pip", "install", "--quiet", "--python", python, "--require-hashes", "--requirement", str(named)],
    ):
        subprocess.run([UV, *words], cwd=ROOT, check=True, capture_output=True)
    return python
