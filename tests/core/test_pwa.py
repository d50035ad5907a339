import re
from pathlib import Path

from django.conf import settings
from django.test import Client
from pytest_django.fixtures import Settings

from backend.core.pwa.guises import guises


def test_worker_is_never_kept_by_the_browsers_own_cache(
    client: Client, settings: Settings, tmp_path: Path
) -> None:
    worker = tmp_path / "sw.js"
    worker.write_text("self.skipWaiting();", encoding="utf-8")
    settings.PWA_SERVICE_WORKER_PATH = str(worker)
    answer = client.get("/serviceworker.js")
    assert b"".join(answer.streaming_content) == b"self.skipWaiting();"
    assert answer.headers["Content-Type"] == "text/javascript"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "worker-src 'self'" in answer.headers["Content-Security-Policy"]


def test_worker_says_so_when_the_client_is_not_built(
    client: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.PWA_SERVICE_WORKER_PATH = str(tmp_path / "nothing.js")
    answer = client.get("/serviceworker.js")
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not_built")


def test_manifest_is_asked_for_anew_each_time(client: Client) -> None:
    answer = client.get("/manifest.json")
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.json()["display"] == "standalone"


def test_manifest_comes_from_memory_and_once_to_a_device(client: Client) -> None:
    """No database is at hand in this file."""
    first = client.get("/manifest.json")
    had = {"If-None-Match": first.headers["ETag"]}
    again = client.get("/manifest.json", headers=had)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["Cache-Control"] == "no-cache"
    assert client.get("/manifest/days.json", headers=had).status_code == 200
    assert client.get("/manifest.json", headers={**had, "Accept-Language": "es"}).status_code == 200


def test_manifest_describes_the_app_in_the_language_that_is_asked_for(client: Client) -> None:
    plain = client.get("/manifest/days.json")
    spanish = client.get("/manifest/days.json", headers={"Accept-Language": "es-MX,en;q=0.5"})
    elsewhere = client.get("/manifest/days.json", headers={"Accept-Language": "ja"})
    assert "Accept-Language" in spanish.headers["Vary"]
    assert (plain.json()["lang"], spanish.json()["lang"]) == ("en", "es")
    assert spanish.json()["description"] == "Una página para cada día."
    assert elsewhere.content == plain.content
    said = {"lang", "description"}
    assert {key for key, value in plain.json().items() if spanish.json()[key] != value} == said


def test_every_guise_is_described_in_every_language() -> None:
    others = {code for code, _ in settings.LANGUAGES} - {"en"}
    for guise in guises().values():
        assert set(guise.in_other_languages) == others, guise.key
        assert guise.description not in guise.in_other_languages.values()


def test_page_has_the_texts_of_its_language_fetched_beside_the_script(client: Client) -> None:
    """They would wait for the script otherwise, and every screen for them."""
    pages = [client.get("/", headers={"Accept-Language": tag}).content.decode() for tag in ("es", "en")]
    told = [re.findall(r'<link rel="modulepreload" href="/static/([^"]+)">', page) for page in pages]
    files = [settings.DIST_DIR / file for files in told for file in files]
    assert len(set(files)) == 2
    words = [set(re.findall(r"Ayuda ahora|Help now", file.read_text(encoding="utf-8"))) for file in files]
    assert words == [{"Ayuda ahora"}, {"Help now"}]
