"""Lighthouse in Debian's Chromium, over a server with the settings and files of a deployment. Fetched at first use, by
a lock file of its own, so that setting up the client is no heavier for it.
"""

import http.client
import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.conf import settings

from config.tools import bootstrap
from tests.browser import chromium
from tests.faults.fleet import Fleet, free_port, until

HERE = Path(__file__).parent
CATEGORIES = ("performance", "accessibility", "best-practices")
# For whom a browser is shared with.
LISTENS = "--remote-debugging-port={port}"
ITS_FIRST_PAGE = "about:blank"


@dataclass(frozen=True)
class Found:
    """What one visit found: where the browser stood in the end, a score for each category, what took points."""

    at: str
    scores: Mapping[str, int]
    costs: Mapping[str, Sequence[Mapping[str, Any]]]
    error: str

    def score(self, category: str) -> int:
        return self.scores.get(category, 0)


def install() -> None:
    """Gets Lighthouse as its lock file names it, unless it is there."""
    with bootstrap.alone():
        mark = bootstrap.fingerprint([HERE / "package-lock.json"])
        bootstrap.once("lighthouse", mark, HERE / "node_modules", _fetch)


def _fetch() -> None:
    bootstrap.npm(
        "ci", "--ignore-scripts", "--no-audit", "--no-fund", folder=HERE,
        sentence="Lighthouse could not be fetched; the lines above say why (most often the network).",
    )  # fmt: skip


@contextmanager
def deployment(folder: Path, database: Path) -> Iterator[str]:
    """The web server with a deployment's settings and compressed files, over plain HTTP on this machine alone; where it
    answers. It shares the keys of the test, which puts people into the same database.
    """
    fleet = Fleet(
        folder,
        f"sqlite:///{database}",
        DJANGO_SETTINGS_MODULE="config.settings.production",
        ALLOWED_HOSTS="localhost",
        SECURE_SSL_REDIRECT="no",
        SECRET_KEY=settings.SECRET_KEY * 4,
        KEYRING_FILE=str(settings.KEYRING_FILE),
        KEY_SHARES_DIR=str(settings.KEY_SHARES_DIR),
        VAPID_KEY_FILE=str(settings.VAPID_KEY_FILE),
        PUSH_CONTACT="mailto:operator@attune.example",
    )
    site = f"http://localhost:{fleet.port}"
    try:
        fleet.manage("prepare", "--only", "files")
        fleet.start("redis", "web")
        until(lambda: _answers(fleet.port, "/api/v1/session"), 60, f"it does not answer\n{fleet.log('web')}")
        yield site
    finally:
        fleet.stop()


@contextmanager
def browser(profile: Path) -> Iterator[int]:
    """Chromium with a profile, driven by nobody but Lighthouse: the port on which it listens."""
    port = free_port()
    program = chromium.binary()
    assert program, "Chromium is not installed"
    words = [
        *chromium.ARGUMENTS,
        "--headless=new",
        "--password-store=basic",
        "--use-mock-keychain",
        LISTENS.format(port=port),
        f"--user-data-dir={profile}",
        ITS_FIRST_PAGE,
    ]
    running = subprocess.Popen([program, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until(lambda: _answers(port, "/json/version"), 60, "Chromium does not answer")
        yield port
    finally:
        running.terminate()
        running.wait(20)


class Lighthouse:
    """Visits address after address. A browser that is asked stays open all the while."""

    def __init__(self, port: int) -> None:
        self._process = subprocess.Popen(
            [str(bootstrap.require_node()), str(HERE / "measure.mjs"), str(port)],
            cwd=HERE,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def visit(self, url: str) -> Found:
        """What a bar that stays in sight half covers just now can be scrolled out from under it, and counts for too
        small: such a screen is judged where it is seen whole.
        """
        found = self._ask(url)
        if found.score("accessibility") == 100:
            return found
        whole = self._ask(f"|{url}")
        return replace(found, scores={**found.scores, **whole.scores}, costs={**found.costs, **whole.costs})

    def look(self, url: str) -> Found:
        """At a page that stands in the browser already. Without performance: nothing is loaded for it."""
        return self._ask(f"#{url}")

    def _ask(self, what: str) -> Found:
        asked, told = self._process.stdin, self._process.stdout
        if asked is None or told is None:
            raise RuntimeError("There is nothing to speak through.")
        asked.write(f"{what}\n")
        asked.flush()
        line = told.readline()
        assert line, "Lighthouse ended"
        return Found(**json.loads(line))

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(20)


@contextmanager
def listening(port: int) -> Iterator[Lighthouse]:
    """Over a browser that somebody else drives."""
    running = Lighthouse(port)
    try:
        yield running
    finally:
        running.stop()


@contextmanager
def lighthouse(profile: Path) -> Iterator[Lighthouse]:
    with browser(profile) as port, listening(port) as running:
        yield running


def _answers(port: int, path: str) -> bool:
    with closing(http.client.HTTPConnection("localhost", port, timeout=5)) as asked:
        try:
            asked.request("GET", path)
            return asked.getresponse().status == 200
        except OSError:
            return False
