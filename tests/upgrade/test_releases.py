"""What is kept of a release is whole, and tells nothing of the machine it was made on."""

import re
import tarfile
from pathlib import Path

import pytest

from tests.upgrade.release import pack
from tests.upgrade.releases import HERE, ORDER, archive

WITH_CODE = [name for name in ORDER if archive(name).exists()]
# Where people and builds keep what they work on.
OF_A_MACHINE = re.compile(rb"/(?:home|root|Users|work|builds?|workspace|tmp/[\w-]+)/[\w.-]")


def test_every_release_that_stands_here_has_its_place_in_the_order() -> None:
    assert {file.name.split(".")[0] for file in HERE.glob("*.sql")} == set(ORDER)
    assert {file.name.split(".")[0] for file in (HERE / "releases").iterdir()} == set(WITH_CODE)
    assert list(ORDER[-len(WITH_CODE) :]) == WITH_CODE  # and since there was one, each has its code


def held(name: str) -> dict[str, bytes]:
    with tarfile.open(archive(name)) as packed:
        return {one.name: file.read() for one in packed if (file := packed.extractfile(one))}


@pytest.mark.parametrize("name", WITH_CODE)
def test_code_of_a_release_is_what_its_processes_read_and_nothing_of_a_machine(name: str) -> None:
    files = held(name)
    assert {Path(file).parts[0] for file in files} == {
        "backend",
        "config",
        "frontend",
        "manage.py",
        "pyproject.toml",
    }
    assert {"backend/schema.yaml", "frontend/dist/sw.js", "frontend/dist/.vite/manifest.json"} <= set(files)
    assert [file for file, said in files.items() if OF_A_MACHINE.search(said)] == []
    with tarfile.open(archive(name)) as packed:
        assert {(one.mtime, one.uid, one.uname, one.mode) for one in packed} == {(0, 0, "", 0o644)}


def test_packing_takes_no_account_of_when_and_in_which_order() -> None:
    one = {"a.py": b"1", "b.js": b"2", "c/d.py": b"3"}
    assert pack(one) == pack(dict(reversed(one.items())))
    assert pack(one) != pack({**one, "a.py": b"4"})
