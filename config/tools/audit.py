"""`make audit`: writes down what Attune is made of, and asks whether a hole in any of it is known.

Python packages are asked about at OSV, the client's at npm's registry. Not being able to ask is a failure, for silence
would be taken for a yes. It is no part of `make test`: what somebody finds in a package must not stop a change that has
nothing to do with it, but a release is made only after it.
"""

import os
import subprocess
import sys
from pathlib import Path

from config.tools.demo import ROOT

BOMS = ROOT / ".local" / "sbom"
UV = [sys.executable, "-m", "uv", "--quiet"]
NPM = [sys.executable, str(ROOT / "config/tools/bootstrap.py"), "npm"]
LISTS = {
    "python.cdx.json": [
        *UV,
        "export",
        "--frozen",
        "--format",
        "cyclonedx1.5",
        "--preview-features",
        "sbom-export",
    ],
    "client.cdx.json": [*NPM, "sbom", "--sbom-format", "cyclonedx"],
}


def write_lists(folder: Path) -> list[Path]:
    """What is installed, with versions and licences, as CycloneDX. Raises CalledProcessError."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, command in LISTS.items():
        with (folder / name).open("wb") as file:
            subprocess.run(command, cwd=ROOT, stdout=file, check=True)
    return [folder / name for name in LISTS]


def ask(osv: str | None = None, registry: str | None = None) -> list[str]:
    """Which packages are not known to be without a hole: those of "Python", of "the client", or none.

    `osv`, `registry`: where to ask instead of the public ones.
    """
    at = [f"--service-url={osv}"] if osv else []
    python = subprocess.run([*UV, "audit", "--frozen", *at], cwd=ROOT, check=False)
    elsewhere = {"npm_config_registry": registry} if registry else {}
    client = subprocess.run([*NPM, "audit"], cwd=ROOT, env={**os.environ, **elsewhere}, check=False)
    return [name for name, one in (("Python", python), ("the client", client)) if one.returncode]


def main() -> int:
    for file in write_lists(BOMS):
        print(f"Written: {file.relative_to(ROOT)}")
    if not (wrong := ask()):
        print("No hole is known in any of them today.")
        return 0
    print(f"Not known to be without holes: {', '.join(wrong)}. The lines above say why.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
