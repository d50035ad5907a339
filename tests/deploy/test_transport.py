"""What stands in front of the web: TLS, and what the web's own settings ask of a browser."""

import re

from config.tools.demo import ROOT

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
    """TLS 1.2 and 1.3, forward secrecy alone, and https for every page: unless a line says otherwise."""
    file = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
    assert not re.search(r"\b(protocols|ciphers|auto_https|insecure|http://)\b", re.sub(r"#.*", "", file))


def test_no_part_reads_what_git_keeps() -> None:
    units = [path for path in (DEPLOY / "systemd").glob("*.service") if "ExecStart" in path.read_text()]
    assert len(units) >= 4
    for unit in units:
        assert "InaccessiblePaths=-/opt/attune/.git" in unit.read_text(encoding="utf-8"), unit.name
    copied = re.findall(r"^COPY (?!--from)(.+)$", (DEPLOY / "Containerfile").read_text(), re.MULTILINE)
    assert copied
    assert not any(name in {".", "./", ".git"} for line in copied for name in line.split()[:-1])
