"""Devices on which somebody signed in before.

Wrong keys for a username are limited, and that limit must not let a stranger lock its owner out: a device that signed
in before carries a signed cookie and is counted by itself. The cookie names nobody: it holds keyed digests of
usernames, which only this deployment can compare. A device that the person did not call private gets none.

Whoever got back in by a card or a code carries such a mark for a few minutes on any device, so that the sign-in which
follows meets no stranger's tries either.
"""

import secrets
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, salted_hmac

_SALT = "attune.accounts.devices"
_KEEP = timedelta(days=400)  # the longest that browsers keep a cookie
_MOST = 8  # people on one device
_TICKET, _TICKET_LASTS = "back-in", timedelta(minutes=15)
_SALTS = {"device": _SALT, _TICKET: f"{_SALT}.{_TICKET}"}


def _cookie_name(plain: str = "device") -> str:
    return f"__Host-{plain}" if settings.SESSION_COOKIE_SECURE else plain


def _mark(device: str, username: str) -> str:
    return salted_hmac(_SALT, f"{device}|{username}", algorithm="sha256").hexdigest()[:32]


def _read(request: HttpRequest, cookie: str = "device", lasts: timedelta = _KEEP) -> tuple[str, list[str]]:
    """The device's id and its marks; a new id when the cookie is absent, old or not ours."""
    try:
        value = signing.loads(
            request.COOKIES.get(_cookie_name(cookie), ""), salt=_SALTS[cookie], max_age=lasts
        )
        return str(value["d"]), [str(mark) for mark in value["m"]]
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return _new_device(request), []


def _new_device(request: HttpRequest) -> str:
    """One id in the whole of a request: what a sign-in is noted under is what its device then remembers."""
    if not hasattr(request, "attune_new_device"):
        request.attune_new_device = secrets.token_urlsafe(12)  # type: ignore[attr-defined]  # asked for twice
    return str(request.attune_new_device)  # type: ignore[attr-defined]  # set above


def find_known(request: HttpRequest, username: str) -> str | None:
    """The id of this device if `username` (normalised) signed in on it before or has just got back in, else None."""
    for device, marks in (_read(request), _read(request, _TICKET, _TICKET_LASTS)):
        mark = _mark(device, username)
        if any(constant_time_compare(mark, one) for one in marks):
            return device
    return None


def remember(request: HttpRequest, response: HttpResponse, username: str) -> None:
    """Lets the response tell the device that `username` (normalised) signed in on it."""
    device, marks = _read(request)
    mark = _mark(device, username)
    marks = [mark, *(one for one in marks if one != mark)][:_MOST]
    _set(response, "device", device, marks, _KEEP)


def let_back_in(response: HttpResponse, username: str) -> None:
    """Lets whoever has just proved themselves by a card or a code sign in, whatever others tried."""
    device = secrets.token_urlsafe(12)
    _set(response, _TICKET, device, [_mark(device, username)], _TICKET_LASTS)


def _set(response: HttpResponse, cookie: str, device: str, marks: list[str], lasts: timedelta) -> None:
    response.set_cookie(
        _cookie_name(cookie),
        signing.dumps({"d": device, "m": marks}, salt=_SALTS[cookie]),
        max_age=lasts,
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Strict",
    )


def was_here(request: HttpRequest, username: str) -> bool:
    """Whether `username` (normalised) signed in on this device before, and called it private."""
    device, marks = _read(request)
    return _mark(device, username) in marks


def mark_of(request: HttpRequest, user_id: UUID) -> str:
    """The same at every sign-in of one person on this device, and of no use for finding either."""
    return salted_hmac(f"{_SALT}.mark", f"{_read(request)[0]}|{user_id}", algorithm="sha256").hexdigest()[:32]
