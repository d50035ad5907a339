"""What an installed app is called and looks like never changes by a release: every byte of it is on record."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from backend.core import yaml_files
from backend.core.pwa import guises as served

ASSETS = Path("frontend/assets/public")
RECORD: dict[int, dict[str, str]] = yaml_files.read(Path(__file__).with_name("guises.yaml"))
LISTED: dict[str, Any] = yaml_files.read(Path(served.__file__).with_name("guises.yaml"))
LINKED = ("favicon.svg", "apple-touch-180.png")


def manifests() -> dict[str, str]:
    return {
        key: "/manifest.json" if key == served.DEFAULT else f"/manifest/{key}.json" for key in served.guises()
    }


def now(client: Client) -> dict[str, str]:
    """Everything that makes the app recognisable on a device, by address."""
    content = {address: client.get(address).content for address in manifests().values()}
    for guise in served.guises().values():
        for file in (*(icon.file for icon in served.ICONS), *LINKED):
            path = guise.path_of(file)
            content[settings.STATIC_URL + path] = (ASSETS / path).read_bytes()
    return {address: sha256(held).hexdigest() for address, held in content.items()}


@pytest.mark.promise(17)
def test_nothing_that_was_ever_released_looks_otherwise_now(client: Client) -> None:
    """Whoever chose a guise keeps it for good. Another look is another guise, under another key."""
    recorded = {address: digest for rows in RECORD.values() for address, digest in rows.items()}
    assert now(client).items() >= recorded.items()


@pytest.mark.promise(17)
def test_what_is_new_has_a_version_of_its_own_so_that_every_device_is_told_first(client: Client) -> None:
    """The client compares versions (frontend/src/pwa/guise.test.ts): a higher one is announced, and put on nobody."""
    recorded = {address for rows in RECORD.values() for address in rows}
    assert sum(map(len, RECORD.values())) == len(recorded)
    assert set(now(client)) - recorded == set(), f"record them under version {LISTED['version'] + 1}"
    assert sorted(RECORD) == list(range(1, LISTED["version"] + 1))


@pytest.mark.promise(17)
def test_page_wears_the_default_until_its_device_chose(client: Client) -> None:
    page = client.get("/manifest.json")
    assert not page.cookies
    assert (page.json()["name"], page.json()["start_url"]) == ("Attune", "/")
    assert client.get("/manifest/nothing.json").status_code == 404
    template = Path("backend/core/templates/pwa.html").read_text(encoding="utf-8")
    assert "icons/favicon.svg" in template
    assert "icons/apple-touch-180.png" in template


@pytest.mark.promise(6)
def test_every_guise_is_the_same_app_to_a_browser_and_tells_nothing(client: Client) -> None:
    lines = yaml_files.read(Path("backend/reminders/data/reminder_lines.yaml"))
    assert len(served.guises()) > 3
    for key, address in manifests().items():
        manifest = client.get(address).json()
        assert (manifest["id"], manifest["scope"]) == ("/", "/")
        assert manifest["start_url"] == ("/" if key == served.DEFAULT else f"/?as={key}")
        words = " ".join(manifest[part] for part in ("name", "short_name", "description")).lower()
        assert not [word for word in lines["forbidden_outside"] if word in words]
