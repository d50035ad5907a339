"""Caddy by the file of the containers, with other ports, a certificate of its own, and webs of this machine."""

import os
import re
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from config.tools.demo import ROOT
from tests.deploy.practice import HOST
from tests.faults.fleet import free_port, until

CADDY = shutil.which("caddy")
FILE = ROOT / "config" / "deploy" / "Caddyfile"
# Of this machine alone; HOST is what the file asks the environment for.
OF_TESTS = """
	http_port {plain}
	https_port {tls}
	default_bind 127.0.0.1
	local_certs
	skip_install_trust
"""
# Debian 12 has Caddy 2.6.2, which knows the two bounds of buffers by other names.
OF_OLD = {
    "request_buffers 1MB": "buffer_requests",
    "response_buffers 16MB": "buffer_responses\n\t\tmax_buffer_size 16MB",
}


def written(web: int, **ports: int) -> str:
    """The delivered file; `web` is the port of the webs, `plain` and `tls` are Caddy's."""
    text = FILE.read_text(encoding="utf-8")
    changes = {
        "name web": "name localhost",
        "port 8000": f"port {web}",
        "{\n": "{" + OF_TESTS.format(**ports),
    }
    if is_old():
        changes |= OF_OLD
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new, 1)
    return text.replace(":2015 {", f":{free_port()} {{")


def is_old() -> bool:
    said = subprocess.run([str(CADDY), "version"], check=True, capture_output=True, text=True).stdout
    number = re.search(r"(\d+)\.(\d+)\.(\d+)", said)
    assert number is not None
    return tuple(map(int, number.groups())) < (2, 6, 3)


@dataclass(frozen=True)
class Caddy:
    folder: Path
    plain: int
    tls: int

    def trusted(self) -> ssl.SSLContext:
        """Whatever it signed by itself."""
        root = self.folder / "caddy" / "pki" / "authorities" / "local" / "root.crt"
        return ssl.create_default_context(cafile=str(root))

    def log(self) -> str:
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")

    def is_up(self) -> bool:
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.tls), 10) as raw:
            self.trusted().wrap_socket(raw, server_hostname=HOST).close()
            return True
        return False


@contextmanager
def running(folder: Path, web: int) -> Iterator[Caddy]:
    found = Caddy(folder, plain=free_port(), tls=free_port())
    (folder / "Caddyfile").write_text(written(web, plain=found.plain, tls=found.tls), encoding="utf-8")
    command = [str(CADDY), "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]
    environment = {**os.environ, "SITE": HOST, "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        until(found.is_up, 20, "Caddy does not listen")
        yield found
    finally:
        process.terminate()
        process.wait(10)
