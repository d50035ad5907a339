"""What stands in front of the web: TLS, and what the web's own settings ask of a browser."""

import ast
import http.client
import re
import socketserver
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from allauth.account.adapter import get_adapter
from django.conf import settings as of_tests
from django.http import HttpResponse
from django.test import RequestFactory

from backend.accounts.sign_in import devices
from config.tools.demo import ROOT
from tests.deploy.practice import HOST, NGINX, proxy
from tests.faults.fleet import free_port, until

DEPLOY = ROOT / "config" / "deploy"


def test_nginx_speaks_the_present_tls_with_forward_secrecy_alone() -> None:
    site = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    assert re.findall(r"ssl_protocols ([^;]+);", site) == ["TLSv1.2 TLSv1.3"]
    [ciphers] = re.findall(r"ssl_ciphers ([^;]+);", site)
    assert all(
        one.startswith("ECDHE+") and one.removeprefix("ECDHE+") in {"AESGCM", "CHACHA20"}
        for one in ciphers.split(":")
    )
    assert "ssl_session_tickets off;" in site
    assert "return 301 https://" in site


def test_caddy_keeps_to_what_it_takes_by_itself() -> None:
    """TLS 1.2 and 1.3, forward secrecy alone, a certificate for each name: unless a line says otherwise. What comes by
    plain http has a site of its own (test_caddy.py).
    """
    file = re.sub(r"#.*", "", (DEPLOY / "Caddyfile").read_text(encoding="utf-8"))
    assert not re.search(r"\b(protocols|ciphers|insecure)\b", file)
    assert re.findall(r"\bauto_https.*|.*http://.*", file) == ["auto_https disable_redirects", "http:// {"]


def test_no_part_reads_what_git_keeps() -> None:
    units = [path for path in (DEPLOY / "systemd").glob("*.service") if "ExecStart" in path.read_text()]
    assert len(units) >= 4
    for unit in units:
        assert "InaccessiblePaths=-/opt/attune/.git" in unit.read_text(encoding="utf-8"), unit.name
    copied = re.findall(r"^COPY (?!--from)(.+)$", (DEPLOY / "Containerfile").read_text(), re.MULTILINE)
    assert copied
    assert not any(name in {".", "./", ".git"} for line in copied for name in line.split()[:-1])


class Echo(BaseHTTPRequestHandler):
    """A web that answers with whom it is told of; asked to fall over, it does."""

    def do_GET(self) -> None:
        if self.path.startswith("/falls"):
            return
        told = ",".join(self.headers.get_all("X-Forwarded-For", [])).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def nginx(folder: Path, balancer: str = "") -> Iterator[int]:
    """By the delivered file, behind `balancer` where there is one; the port that it speaks TLS on."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Echo) as web:
        thread = threading.Thread(target=web.serve_forever, daemon=True)
        thread.start()
        ports = {"web-1": web.server_address[1], "web-2": web.server_address[1]}
        ports |= {"plain": free_port(), "tls": free_port()}
        part = proxy(folder, ports)
        if balancer:
            file = folder / "nginx.conf"
            text = file.read_text(encoding="utf-8").replace("#real_ip_header", "real_ip_header")
            assert "#set_real_ip_from 192.0.2.10;" in text
            text = text.replace("#set_real_ip_from 192.0.2.10;", f"set_real_ip_from {balancer};")
            file.write_text(text, encoding="utf-8")
        with (folder / "log").open("wb") as log, subprocess.Popen(part.command, stderr=log) as process:
            try:
                until(lambda: answers(ports["tls"]), 20, "nginx does not answer")
                yield ports["tls"]
            finally:
                process.terminate()
                process.wait(20)
                web.shutdown()
                thread.join(10)


def told(port: int, said: str = "", path: str = "/") -> str:
    """Whom the web is told of when a request comes that says so."""
    trusting = ssl._create_unverified_context()  # noqa: S323 - what it shows was made for this test
    with closing(http.client.HTTPSConnection("127.0.0.1", port, timeout=10, context=trusting)) as asking:
        asking.request("GET", path, headers={"Host": HOST, **({"X-Forwarded-For": said} if said else {})})
        return asking.getresponse().read().decode()


def answers(port: int) -> bool:
    try:
        return bool(told(port))
    except OSError:
        return False


@pytest.mark.skipif(not NGINX, reason="nginx is not installed (Debian: nginx)")
def test_behind_a_load_balancer_the_web_is_told_of_who_asks(tmp_path: Path, settings: Any) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1  # as where nothing is said
    with nginx(tmp_path, balancer="127.0.0.1") as port:
        # Whoever asks may have written something before what the balancer adds.
        for said in ("203.0.113.7", "198.51.100.9, 203.0.113.7"):
            given = told(port, said)
            request = RequestFactory().get("/", headers={"X-Forwarded-For": given})
            assert (given, get_adapter().get_client_ip(request)) == ("203.0.113.7", "203.0.113.7")


@pytest.mark.skipif(not NGINX, reason="nginx is not installed (Debian: nginx)")
@pytest.mark.parametrize("balancer", ["", "192.0.2.10"])
def test_nobody_but_the_balancer_says_who_asks(tmp_path: Path, balancer: str) -> None:
    with nginx(tmp_path, balancer) as port:
        assert told(port, "203.0.113.7") == "127.0.0.1"


@pytest.mark.skipif(not NGINX, reason="nginx is not installed (Debian: nginx)")
def test_nginx_writes_down_nothing_of_a_request_that_failed(tmp_path: Path) -> None:
    with nginx(tmp_path) as port:
        assert "502" in told(port, path="/falls?token=told-to-nobody")
    assert "falls" not in (tmp_path / "log").read_text(encoding="utf-8")


def test_count_of_proxies_that_the_page_names_is_what_each_proxy_tells() -> None:
    """nginx names one whoever stands before it; Caddy goes on with what a balancer that it trusts said."""
    page = (DEPLOY / "README.md").read_text(encoding="utf-8").replace("\n", " ")
    assert re.search(r"nginx\.conf`.*`TRUSTED_PROXY_COUNT` stays 1", page)
    assert re.search(r"`Caddyfile`.*`TRUSTED_PROXY_COUNT=2`", page)
    caddy = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
    assert "TRUSTED_PROXY_COUNT=2" in caddy.partition("#trusted_proxies static")[0]


def test_certificates_are_of_an_authority_that_everybody_trusts() -> None:
    """None that a proxy made for itself; that certbot and Caddy get theirs from Let's Encrypt is their part."""
    site = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    assert set(re.findall(r"ssl_certificate(?:_key)? ([^;]+);", site)) == {
        f"/etc/letsencrypt/live/attune.example/{name}.pem" for name in ("fullchain", "privkey")
    }
    caddy = re.sub(r"#.*", "", (DEPLOY / "Caddyfile").read_text(encoding="utf-8"))
    assert not re.search(r"\b(tls|acme_ca|local_certs|skip_install_trust|issuer)\b", caddy)


def test_on_its_host_there_is_this_app_alone() -> None:
    """Another one there would share cookies, storage and the service worker's reach."""
    site = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    assert set(re.findall(r"server_name ([^;]+);", site)) == {"attune.example"}
    assert set(re.findall(r"location ([^{]+) {", site)) == {
        "/",
        "/static/",
        "= /metrics",
        "~ ^/(api|_allauth)/",
    }
    assert set(re.findall(r"proxy_pass ([^;]+);", site)) == {"http://attune"}
    assert not re.search(r"\b(root|alias|include)\b", re.sub(r"#.*", "", site))
    caddy = re.sub(r"#.*", "", (DEPLOY / "Caddyfile").read_text(encoding="utf-8"))
    assert re.findall(r"(?m)^(\S+) \{", caddy) == [
        ":2015",  # on the loopback alone
        "http://",
        "{$SITE}",
    ]
    assert re.findall(r"(?m)^\t+(reverse_proxy|file_server|redir)\b", caddy) == ["redir", "reverse_proxy"]


def of_production() -> dict[str, Any]:
    """What its settings say in so many words; to read them for real, a deployment's environment has to be there."""
    tree = ast.parse((ROOT / "config" / "settings" / "production.py").read_text(encoding="utf-8"))
    return {
        node.targets[0].id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Constant)
    }


def test_every_cookie_of_a_deployment_is_of_its_host_alone(settings: Any) -> None:
    """A browser takes `__Host-` only over TLS, for the whole host and for no other one."""
    told = of_production()
    assert [told["SESSION_COOKIE_NAME"], told["CSRF_COOKIE_NAME"]] == ["__Host-sessionid", "__Host-csrftoken"]
    assert told["SESSION_COOKIE_SECURE"] is told["CSRF_COOKIE_SECURE"] is True
    for name in ("SESSION", "CSRF"):
        kept = [getattr(of_tests, f"{name}_COOKIE_{part}") for part in ("DOMAIN", "PATH")]
        assert kept == [None, "/"]
        assert not {f"{name}_COOKIE_DOMAIN", f"{name}_COOKIE_PATH"} & told.keys()
    settings.SESSION_COOKIE_SECURE = True
    answer = HttpResponse()
    devices.let_back_in(answer, "quiet-river-42")
    ((name, cookie),) = answer.cookies.items()
    assert (name, cookie["secure"], cookie["path"], cookie["domain"]) == ("__Host-back-in", True, "/", "")
    assert devices._cookie_name() == "__Host-device"
