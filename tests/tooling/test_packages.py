"""Where every package comes from, down to the ones that others need: two registries, each file by its digest."""

import json
import re
import tomllib

import pytest

from config.tools.demo import ROOT

PYPI, PYPI_FILES, NPM = (
    "https://pypi.org/simple",
    "https://files.pythonhosted.org/",
    "https://registry.npmjs.org/",
)


def test_python_packages_come_from_one_registry_by_their_digest() -> None:
    packages = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
    others = [one for one in packages if one["source"].keys() != {"virtual"}]
    assert len(others) > 50
    for one in others:
        assert one["source"] == {"registry": PYPI}, one["name"]
        files = [*one.get("wheels", []), *([one["sdist"]] if "sdist" in one else [])]
        assert files, one["name"]
        for file in files:
            assert file["url"].startswith(PYPI_FILES), file["url"]
            assert re.fullmatch(r"sha256:[0-9a-f]{64}", file["hash"]), file["url"]


@pytest.mark.parametrize(("folder", "least"), [("frontend", 200), ("tests/performance/lighthouse", 50)])
def test_node_packages_come_from_one_registry_by_their_digest(folder: str, least: int) -> None:
    lock = json.loads((ROOT / folder / "package-lock.json").read_text(encoding="utf-8"))
    packages = {path: one for path, one in lock["packages"].items() if path}
    assert len(packages) > least
    for path, one in packages.items():
        if one.get("inBundle"):  # in the file of the package that brings it
            continue
        assert one.get("resolved", NPM).startswith(NPM), path  # npm asks its own registry where none is said
        assert one["integrity"].startswith("sha512-"), path


@pytest.mark.parametrize("folder", ["frontend", "tests/performance/lighthouse"])
def test_no_version_comes_from_elsewhere(folder: str) -> None:
    wanted = json.loads((ROOT / folder / "package.json").read_text(encoding="utf-8"))
    for kind in ("dependencies", "devDependencies"):
        for name, version in wanted.get(kind, {}).items():
            assert not re.search(r"^(git|http|file|link|github)|/", version), name
