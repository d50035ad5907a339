from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.conftest import migrated
from tests.ops.site import Site
from tests.postgres import Server

__all__ = ["migrated"]
NewSite = Callable[[str], Site]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def new_site(request: pytest.FixtureRequest, tmp_path: Path) -> NewSite:
    """Makes sites whose databases are migrated and empty, each with keys of its own."""

    def make(name: str) -> Site:
        folder = tmp_path / name
        folder.mkdir(mode=0o700)
        if request.param == "postgresql":
            server: Server = request.getfixturevalue("postgres_server")
            return Site(folder, server.copy(f"{tmp_path.name[:50]}_{name}".lower()))
        return Site(folder, template=request.getfixturevalue("migrated"))

    return make
