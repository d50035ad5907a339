"""Makes what the tests keep of a release (see releases.py).

    python -m tests.upgrade.release          of what is checked out, committed, after `make client`
    python -m tests.upgrade.release 06a9e25  the databases alone, anew, by the code that was kept

The archive holds what a process of that release reads, and no more: the same commit and the same built client make the
same bytes. The databases have keys and ids of chance, so they are made once. Then the name goes into `ORDER`.
"""

import base64
import io
import json
import lzma
import re
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
from contextlib import closing
from pathlib import Path

from config.tools.demo import ROOT
from tests.postgres import binaries, cluster, url
from tests.upgrade.releases import HERE, Release, archive, put_keys, unpacked

CODE = ("backend", "config", "manage.py", "pyproject.toml")
DIST = ROOT / "frontend" / "dist"
LEFT_OUT = (".md", ".br", ".gz", ".map")  # a proxy's, or a reader's
FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "dict_size": 1 << 25}]


def _git(*words: str) -> str:
    return subprocess.run(["git", *words], cwd=ROOT, check=True, capture_output=True, text=True).stdout


def pack(files: dict[str, bytes]) -> bytes:
    """Nothing of the machine is in it: no time, no owner, no order but that of the names."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as packed:
        # What is alike stands together, and is packed better.
        for name in sorted(files, key=lambda one: (one.rpartition(".")[2], one)):
            entry = tarfile.TarInfo(name)
            entry.size = len(files[name])
            packed.addfile(entry, io.BytesIO(files[name]))
    return lzma.compress(out.getvalue(), filters=FILTERS)


def _code() -> str:
    """Packs what is checked out; its name."""
    changed = _git("status", "--porcelain", "--", *CODE, "frontend")
    if changed or not (DIST / ".vite" / "manifest.json").exists():
        sys.exit(f"A release is a commit with its built client: commit, then `make client`.\n{changed}")
    name = _git("rev-parse", "--short=7", "HEAD").strip()
    paths = [ROOT / one for one in _git("ls-files", "--", *CODE).splitlines()]
    paths += [one for one in DIST.rglob("*") if one.is_file()]
    kept = {str(one.relative_to(ROOT)): one.read_bytes() for one in paths if one.suffix not in LEFT_OUT}
    archive(name).write_bytes(pack(kept))
    return name


def _filled(release: Release, local: Path, database: str) -> str:
    """What its own code made of an empty database, as it reads it; beside the keyring stand the shares then."""
    put_keys(local / "keys")
    environment = release.environment(
        DJANGO_SETTINGS_MODULE="tests.ops.settings",
        ATTUNE_LOCAL_DIR=str(local),
        DATABASE_URL=database,
        REDIS_URL="none",
    )
    told = ""
    for words in (["manage.py", "migrate"], ["manage.py", "createcachetable"], ["-m", "tests.upgrade.rows"]):
        done = subprocess.run(
            [sys.executable, *words], cwd=release.folder, env=environment, capture_output=True, text=True, check=False
        )  # fmt: skip
        if done.returncode:
            sys.exit(done.stderr)
        told = done.stdout
    return told.splitlines()[-1]


def _keep(name: str, told: str, sql: str, shares: Path) -> None:
    """`name`: of the release and the database."""
    held = {str(one.relative_to(shares)): one for one in sorted(shares.rglob("*")) if one.is_file()}
    read = {path: base64.b64encode(one.read_bytes()).decode() for path, one in held.items()}
    rows = json.dumps(json.loads(told), indent=1, sort_keys=True, ensure_ascii=False)
    (HERE / f"{name}.json").write_text(rows + "\n", encoding="utf-8")
    (HERE / f"{name}.shares.json").write_text(json.dumps(read, indent=1) + "\n", encoding="utf-8")
    (HERE / f"{name}.sql").write_text(sql, encoding="utf-8")


def _sqlite(release: Release, folder: Path) -> None:
    file = folder / "attune.sqlite3"
    told = _filled(release, folder / "sqlite", f"sqlite:///{file}")
    with closing(sqlite3.connect(file)) as database:
        sql = "\n".join(database.iterdump()) + "\n"
    _keep(f"{release.name}.sqlite", told, sql, folder / "sqlite" / "keys" / "shares")


def _postgresql(release: Release, folder: Path) -> None:
    programs = binaries()
    if programs is None:
        sys.exit("PostgreSQL is not installed (Debian: postgresql).")
    with cluster() as socket:
        told = _filled(release, folder / "postgresql", url(socket))
        words = ["--inserts", "--no-owner", "--no-privileges", "-h", socket, "-U", "attune", "attune"]
        dump = subprocess.run([str(programs / "pg_dump"), *words], check=True, capture_output=True, text=True)
    # A newer program writes commands to its own shell as well.
    lines = [line for line in dump.stdout.splitlines() if line and not re.match(r"--|\\", line)]
    shares = folder / "postgresql" / "keys" / "shares"
    _keep(f"{release.name}.postgresql", told, "\n".join(lines) + "\n", shares)


def main(*given: str) -> None:
    name = given[0] if given else _code()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        release = unpacked(name, folder / "release")
        _sqlite(release, folder)
        _postgresql(release, folder)


if __name__ == "__main__":
    main(*sys.argv[1:])
