from pathlib import Path

from django.test import Client
from pytest_django.fixtures import Settings


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
