"""The releases that stand here, each by the commit that it was: its databases, and from the second on its code.

`<commit>.<database>.sql` was made by that commit's own migrations and models, `.json` beside it is what its own code
read from it, `.shares.json` what stood beside its keyring; the keys are in device.py. `releases/<commit>.tar.xz` is
what ran there: backend, config and the built client, so that its processes can be started where there is no history.
release.py makes them all.
"""

import base64
import json
import os
import tarfile
from dataclasses import dataclass
from pathlib import Path

from config.tools.demo import ROOT
from tests.upgrade import device

HERE = Path(__file__).parent
ORDER = ("a226c54", "06a9e25")  # as they followed each other
LAST = ORDER[-1]


def archive(name: str) -> Path:
    return HERE / "releases" / f"{name}.tar.xz"


@dataclass(frozen=True)
class Release:
    """The code of a release, unpacked: what is started in `folder` is of then, and the tests beside it are of now."""

    name: str
    folder: Path

    def environment(self, **more: str) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
        return {**kept, "PYTHONPATH": str(ROOT), **more}


def unpacked(name: str, into: Path) -> Release:
    with tarfile.open(archive(name)) as packed:
        packed.extractall(into, filter="data")
    return Release(name, into)


def put_keys(folder: Path, database: str = "") -> None:
    """The keyring of these databases, and what stood beside it where `database` (`<commit>.<database>`) was made."""
    folder.mkdir(mode=0o700, parents=True)
    (folder / "keyring").write_text(device.keyring(), encoding="utf-8")
    (folder / "keyring").chmod(0o600)
    held = HERE / f"{database}.shares.json"
    for path, share in json.loads(held.read_text(encoding="utf-8")).items() if held.exists() else ():
        file = folder / "shares" / path
        for made in (folder / "shares", file.parent):
            made.mkdir(mode=0o700, exist_ok=True)
        file.write_bytes(base64.b64decode(share))
        file.chmod(0o600)
