"""`make audit`, with a service that knows of a hole, one that knows of none, and none at all."""

import gzip
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from config.tools import audit

HOLE = {"id": "TEST-1", "modified": "2026-01-01T00:00:00Z", "summary": "a hole", "affected": []}


@contextmanager
def service(*, python: str = "", client: str = "") -> Iterator[str]:
    """Answers as OSV and as npm's registry do; it knows of a hole in the packages that are named."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def _tell(self, what: Any) -> None:
            body = json.dumps(what).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            said = json.loads(
                gzip.decompress(body) if self.headers.get("Content-Encoding") == "gzip" else body
            )
            asked.append(self.path)
            if self.path.endswith("/v1/querybatch"):
                names = [one["package"]["name"] for one in said["queries"]]
                held = {"vulns": [{"id": HOLE["id"], "modified": HOLE["modified"]}]}
                return self._tell({"results": [held if name == python else {} for name in names]})
            assert "preact" in said
            hole = {"id": 1, "url": "", "title": "a hole", "severity": "low", "vulnerable_versions": "*"}
            return self._tell({client: [hole]} if client else {})

        def do_GET(self) -> None:
            self._tell(HOLE)

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
    assert len(asked) >= 2, asked


@pytest.mark.parametrize(
    ("held", "wrong"),
    [({}, []), ({"python": "django"}, ["Python"]), ({"client": "preact"}, ["the client"])],
)
def test_a_hole_that_is_known_is_told(held: dict[str, str], wrong: list[str]) -> None:
    with service(**held) as url:
        assert audit.ask(osv=url, registry=url) == wrong


def test_where_nobody_can_be_asked_it_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UV_HTTP_RETRIES", "0")
    monkeypatch.setenv("npm_config_fetch_retries", "0")
    nobody = "http://127.0.0.1:9"
    assert audit.ask(osv=nobody, registry=nobody) == ["Python", "the client"]


def test_all_that_it_is_made_of_is_listed(tmp_path: Path) -> None:
    listed = [json.loads(file.read_text(encoding="utf-8")) for file in audit.write_lists(tmp_path)]
    names = [{one["name"] for one in bom["components"]} for bom in listed]
    assert {bom["bomFormat"] for bom in listed} == {"CycloneDX"}
    assert {"django", "celery", "cryptography"} <= names[0]
    assert {"preact", "hash-wasm", "vite"} <= names[1]
