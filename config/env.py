"""Typed readers of the environment. A value that must be there and is not stops the start with one clear sentence."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import ParseResult, parse_qsl, unquote, urlparse

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default)


def flag(name: str, default: bool = False) -> bool:
    """True for 1, true, yes, on; False for 0, false, no, off and empty. Anything else raises ImproperlyConfigured."""
    value = os.environ.get(name)
    if value is None:
        return default
    match value.strip().lower():
        case "1" | "true" | "yes" | "on":
            return True
        case "" | "0" | "false" | "no" | "off":
            return False
    raise ImproperlyConfigured(f"{name} has to be yes or no, and it is {value!r}.")


def number(name: str, default: int) -> int:
    value = os.environ.get(name)
    if value is None:
        return default
    try:
        return int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} has to be a whole number, and it is {value!r}.") from None


def choice(name: str, known: tuple[str, ...]) -> str:
    """One of those that are known, the first where nothing is said. Anything else raises ImproperlyConfigured."""
    value = os.environ.get(name) or known[0]
    if value not in known:
        raise ImproperlyConfigured(f"{name} has to be {' or '.join(known)}, and it is {value!r}.")
    return value


def items(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """A comma-separated list; empty parts are left out."""
    value = os.environ.get(name)
    if value is None:
        return list(default)
    return [part.strip() for part in value.split(",") if part.strip()]


def secret(name: str) -> str:
    """The value of NAME, or what is in the file that NAME_FILE names, or ImproperlyConfigured."""
    value = os.environ.get(name)
    if value:
        return value
    path = os.environ.get(f"{name}_FILE")
    if path:
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise ImproperlyConfigured(f"{name}_FILE names a file that can't be read: {error}.") from error
    raise ImproperlyConfigured(f"{name} is missing: set {name}, or {name}_FILE to a file that holds it.")


def url(name: str, default: str) -> ParseResult:
    parsed = urlparse(os.environ.get(name) or default)
    if not parsed.scheme:
        raise ImproperlyConfigured(f"{name} has to be an address such as {default}.")
    return parsed


def database(name: str, default: str) -> dict[str, object]:
    """A Django database from `sqlite:///path` or `postgresql://user:password@host:port/name`.

    `?sslmode=…&sslrootcert=…` say how a database on another machine is reached; unless they do, encrypted, and only
    with a certificate of that name.
    """
    parsed = url(name, default)
    if parsed.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parsed.path[1:]) or ":memory:",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",  # a reader that turns into a writer late can't be made to wait
                "timeout": 5,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
            },
        }
    if parsed.scheme in {"postgres", "postgresql"}:
        asked = dict(parse_qsl(parsed.query))
        host = parsed.hostname or asked.get("host", "")
        # Another machine has to show who it is; left alone, libpq goes on unencrypted where that is all there is.
        here = host in {"", "localhost", "127.0.0.1", "::1"} or host.startswith("/")
        tls = {} if here else {"sslmode": "verify-full"}
        tls |= {
            name: asked[name] for name in ("sslmode", "sslrootcert", "sslcert", "sslkey") if name in asked
        }
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parsed.path[1:]),
            "USER": unquote(parsed.username or ""),
            "PASSWORD": unquote(parsed.password or ""),
            "HOST": host,
            "PORT": str(parsed.port or ""),
            "CONN_MAX_AGE": 60,
            # a host that is gone says nothing, and a request would wait for minutes
            "OPTIONS": {"connect_timeout": 5, **tls},
            "CONN_HEALTH_CHECKS": True,
        }
    raise ImproperlyConfigured(
        f"{name} has to begin with sqlite:// or postgresql://, not {parsed.scheme}://."
    )


def mail(name: str) -> dict[str, Any]:
    """Django's e-mail settings from `smtp://user:password@host:587` (STARTTLS) or `smtps://…:465`.

    Without an address none is sent. `smtp://…?tls=no` sends unencrypted, to a relay on the same machine.
    """
    if not os.environ.get(name):
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    parsed = url(name, "")
    if parsed.scheme not in {"smtp", "smtps"} or not parsed.hostname:
        raise ImproperlyConfigured(f"{name} has to be an address such as smtp://user:password@host:587.")
    encrypted = parsed.scheme == "smtps"
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parsed.hostname,
        "EMAIL_PORT": parsed.port or (465 if encrypted else 587),
        "EMAIL_HOST_USER": unquote(parsed.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parsed.password or ""),
        "EMAIL_USE_SSL": encrypted,
        "EMAIL_USE_TLS": not encrypted and dict(parse_qsl(parsed.query)).get("tls") != "no",
    }
