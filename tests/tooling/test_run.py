"""`make run` on this machine: what stands in its way is one plain sentence, and nothing was started by then."""

import json
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import time_machine

from config.tools import demo, embedded_redis, run, run_tests
from config.tools.fleet import Fleet

# A folder so deep that a socket in it has no address any more.
DEEP = "a-folder-with-a-rather-long-name/" * 4


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as other:
        other.bind((run.HOST, 0))
        other.listen()
        yield other.getsockname()[1]


def test_taken_port_is_named_before_anything_starts(
    taken_port: int, monkeypatch: Any, capsys: Any, tmp_path: Path
) -> None:
    monkeypatch.setenv("PORT", str(taken_port))
    monkeypatch.setenv("ATTUNE_LOCAL_DIR", str(tmp_path / "local"))
    monkeypatch.setattr(run.signal, "signal", lambda *_: None)
    assert run.main() == 1
    assert f"Port {taken_port} is taken by another program" in capsys.readouterr().err
    assert not (tmp_path / "local").exists()


@pytest.mark.parametrize("text", ["web", "0", "65536", "-1", "80.5"])
def test_port_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(run.CannotStart, match="a number from 1 to 65535"):
        run.require_port(text)


def test_second_start_from_the_same_folder_is_refused(tmp_path: Path) -> None:
    refused = pytest.raises(run.CannotStart, match="already running from this folder")
    with run.only_one(tmp_path), refused, run.only_one(tmp_path):
        pass
    with run.only_one(tmp_path):
        pass  # free again


def test_socket_stands_in_the_folder_while_its_path_fits() -> None:
    assert embedded_redis.socket_path(Path("/srv/attune/redis")) == Path("/srv/attune/redis/redis.sock")


def test_socket_of_a_deep_folder_stands_in_a_private_one_and_stays_there(tmp_path: Path) -> None:
    deep = Path("/") / DEEP
    path = embedded_redis.socket_path(deep, tmp_path)
    assert path.parent.parent == tmp_path
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert embedded_redis.socket_path(deep, tmp_path) == path


def test_socket_is_not_put_where_others_can_reach_it(tmp_path: Path) -> None:
    deep = Path("/") / DEEP
    embedded_redis.socket_path(deep, tmp_path).parent.chmod(0o755)
    with pytest.raises(embedded_redis.RedisUnavailable, match="not private to you"):
        embedded_redis.socket_path(deep, tmp_path)


def test_embedded_redis_keeps_what_it_was_given(tmp_path: Path) -> None:
    import redis

    for expected in (None, b"kept"):
        server = embedded_redis.EmbeddedRedis(tmp_path / "redis")
        server.start()
        try:
            with redis.Redis(unix_socket_path=str(server.socket)) as client:
                assert client.get("word") == expected
                client.set("word", "kept")
                assert client.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}
        finally:
            server.stop()
        assert not server.socket.exists()


def test_server_left_behind_by_a_kill_is_ended_before_the_next_starts(tmp_path: Path) -> None:
    left_behind = embedded_redis.EmbeddedRedis(tmp_path / "redis")
    left_behind.start()
    server = embedded_redis.EmbeddedRedis(tmp_path / "redis")
    server.start()
    try:
        assert left_behind.process is not None
        assert left_behind.process.wait(timeout=10) == 0
    finally:
        server.stop()
        left_behind.stop()


def test_process_that_stops_by_itself_ends_the_others(tmp_path: Path, capsys: Any, monkeypatch: Any) -> None:
    import signal

    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    fleet = Fleet()
    env = dict(os.environ)
    mark = tmp_path / "pid"
    fleet.add("patient", ["sh", "-c", f"echo $$ > {mark}; exec sleep 600"], env=env, cwd=tmp_path)
    # Stops only when the other one is there, so that there is one to end.
    fleet.add("hasty", ["sh", "-c", f"until [ -s {mark} ]; do :; done; exit 3"], env=env, cwd=tmp_path)
    try:
        status, sentence = fleet.run()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    assert (status, sentence.split(",")[0]) == (1, "hasty stopped by itself")
    with pytest.raises(ProcessLookupError):
        os.kill(int(mark.read_text()), 0)


@pytest.mark.parametrize(
    ("at", "digits", "left"), [(59, "287082", 1), (1111111109, "081804", 1), (20000000000, "353130", 10)]
)
def test_code_is_the_one_of_rfc_6238_and_says_how_long_it_is_good(
    at: int, digits: str, left: int, monkeypatch: Any, capsys: Any, tmp_path: Path
) -> None:
    accounts = {"clinician": {"totp_secret": "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"}}
    (tmp_path / "demo.json").write_text(json.dumps(accounts))
    monkeypatch.setenv("ATTUNE_LOCAL_DIR", str(tmp_path))
    with time_machine.travel(at, tick=False):
        assert demo.main() == 0
    assert capsys.readouterr().out == f"{digits}  (good for {left} more seconds)\n"


def test_code_without_demo_accounts_says_what_to_do(monkeypatch: Any, capsys: Any, tmp_path: Path) -> None:
    monkeypatch.setenv("ATTUNE_LOCAL_DIR", str(tmp_path))
    assert demo.main() == 1
    assert "start Attune once with `make run`" in capsys.readouterr().err


def test_banner_names_the_address_and_both_accounts() -> None:
    accounts = {
        "client": {"username": "a-client", "words": "four plain words here"},
        "clinician": {"username": "a-clinician", "words": "w"},
    }
    text = demo.banner("http://localhost:8000", accounts)
    assert all(
        part in text
        for part in ("http://localhost:8000", "a-client", "four plain words here", "a-clinician", "make code")
    )


def test_missing_browser_stops_the_tests_unless_told_otherwise(monkeypatch: Any, capsys: Any) -> None:
    monkeypatch.setattr(run_tests, "missing_browsers", lambda: ["chromium"])
    monkeypatch.delenv("ATTUNE_SKIP_BROWSERS", raising=False)
    assert run_tests.main([]) == 1
    assert "Not installed: chromium" in capsys.readouterr().err
    assert run_tests.pytest_arguments(["chromium"], [])[-1] == "not bench and not browser"


def test_browser_counts_under_either_name() -> None:
    assert run_tests.missing_browsers(lambda name: name if name == "firefox" else None) == ["chromium"]


def test_tests_keep_what_they_compile(monkeypatch: Any) -> None:
    started: list[dict[str, str]] = []

    def begin(*_: Any, env: dict[str, str], **__: Any) -> SimpleNamespace:
        started.append(env)
        return SimpleNamespace(returncode=0)

    monkeypatch.setattr(run_tests, "missing_browsers", lambda: [])
    monkeypatch.setattr(run_tests.subprocess, "run", begin)
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert run_tests.main(["tests/tooling"]) == 0
    assert [env["PYTHONDONTWRITEBYTECODE"] for env in started] == [""]


def test_commands_use_this_python_and_keep_no_access_log() -> None:
    commands = run.commands(8000)
    assert set(commands) == {"web", "worker", "beat"}
    assert all(command[0] == sys.executable for command in commands.values())
    assert "--access-logfile" not in commands["web"]
