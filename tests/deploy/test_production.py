"""From an empty folder to a running practice by the commands of config/deploy/README.md; each part is killed in turn,
and every write that was acknowledged is there in the end.
"""

import http.client
import json
import re
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from tests.accounts.conftest import new_vault, sign_up_body
from tests.conftest import b64
from tests.deploy.image import image
from tests.deploy.practice import HOST, NGINX, Practice, running_from
from tests.faults.fleet import until
from tests.performance.morning.device import Device
from tests.performance.morning.run import lost, make_people, place_of
from tests.performance.morning.visits import Account, clients_morning, clinicians_morning, share

pytestmark = [pytest.mark.postgres, pytest.mark.slow]
ALL = ["web-1", "web-2", "send", "tick", "beat-1", "beat-2", "redis", *(["nginx"] if NGINX else [])]


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Practice]:
    """Of what the image holds, and of nothing else."""
    tree, interpreter = image(tmp_path_factory.mktemp("image"))
    with running_from(tmp_path_factory.mktemp("practice"), tree, interpreter) as found:
        yield found


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
        answer.read()
        for path in ("/api/v1/session", "/_allauth/browser/v1/auth/session"):
            plain.request("GET", path, headers={"Host": HOST})
            answer = plain.getresponse()
            assert (answer.status, answer.headers["Location"]) == (403, None)
            answer.read()
    large = {"username": "x" * 2_000_000}
    assert practice.ask("POST", "/api/v1/accounts/sign-in-parameters", large)[0] == 413
    assert practice.ask("GET", "/manifest.json", Accept_Encoding="gzip")[1]["Content-Encoding"] == "gzip"


def test_scripts_come_in_the_shortest_form_that_a_browser_takes(practice: Practice) -> None:
    page = practice.ask("GET", "/")[2].decode()
    script = re.findall(r"/static/assets/[^\"']+\.js", page)[0]
    for asked, given in (("gzip, deflate, br", "br"), ("gzip", "gzip")):
        answer = practice.ask("GET", script, Accept_Encoding=asked)[1]
        assert (answer["Content-Encoding"], "immutable" in answer["Cache-Control"]) == (given, True)


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


def test_a_morning_of_a_few_goes_without_an_error_and_all_that_was_acknowledged_is_there(
    practice: Practice,
) -> None:
    """What `make bench` raises until it breaks (tests/performance/test_load.py), for four at once."""
    people = make_people(practice, clinicians=1, each=3, entries=2, ready=1)
    told = json.loads(people.read_text(encoding="utf-8"))
    clients, (clinician,) = ([Account(**one) for one in told[role]] for role in ("clients", "clinicians"))
    place, groups, problems = place_of(practice), Counter[str](), list[str]()

    def note(group: str, _: float, problem: str) -> None:
        groups[group] += 1
        problems.extend([problem] if problem else [])

    def visit(account: Account) -> None:
        device = Device(place, place.trusted(), note, address=account.address)
        if account is clinician:
            clinicians_morning(device, account)
        else:
            clients_morning(device, account)
            if account.ready:
                share(device, account)
        device.close()

    with ThreadPoolExecutor(4) as together:
        list(together.map(visit, [*clients, clinician]))
    assert problems == []
    assert (groups["sign-in"], groups["share"]) == (4, 6)
    written = [entry for one in clients for entry in one.acknowledged]
    assert len(written) >= 6
    assert lost(practice, written) == []
    other_words = f"{written[0].partition(' ')[0]} {'0' * 64}"
    assert lost(practice, [other_words]) == [other_words]
