"""How long a session lasts, which of allauth's doors are open, and what a response tells the device."""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth import logout as end_session
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse

from backend.accounts.models import Role, User
from backend.accounts.sign_in import devices, signed_in
from backend.accounts.sign_in.here import device_of
from backend.core.json_input import read_json

_STAMP = "attune_bounds"
_PRIVATE = "attune_private_device"
LOCK = "attune_lock"  # the server's half of the PIN lock of this browser
_TOUCH = 60  # seconds between two writes of the same session
# Sent with what a page asks by itself: nobody touched anything, so the session does not last longer for it.
UNATTENDED = "Attune-Unattended"

# A change of the key or of the e-mail address by allauth alone would leave the vault behind, and one of the second step
# would leave no trace on the account's list, so only these are reachable.
OPEN_DOORS = frozenset(
    {
        "account:current_session",
        "account:login",
        "account:signup",
        "mfa:authenticate",
    }
)


def is_bounded(role: str) -> bool:
    """Whether sessions of this role end after 12 hours, and after 15 minutes without a request."""
    return role != Role.CLIENT


def begin(request: HttpRequest, user: User) -> bool:
    """Called once somebody is signed in; says whether on a private device. On any other the cookie ends with the
    browser.
    """
    now = time.time()
    request.session[_STAMP] = {"since": now, "seen": now}
    if not request.session.pop(_PRIVATE, False):
        request.session.set_expiry(0)
        return False
    if is_bounded(user.role):
        request.session.set_expiry(int(settings.CLINICIAN_SESSION_MAX.total_seconds()))
    request.attune_remember = user.username  # type: ignore[attr-defined]
    return True


def remember_private_device(request: HttpRequest, private: bool) -> None:
    """Keeps what the person said about the device until they are through every step of signing in."""
    request.session[_PRIVATE] = private


def _is_over(stamp: dict[str, float], now: float) -> bool:
    most: timedelta = settings.CLINICIAN_SESSION_MAX
    idle: timedelta = settings.CLINICIAN_SESSION_IDLE
    return now - stamp["since"] >= most.total_seconds() or now - stamp["seen"] >= idle.total_seconds()


def _unreadable(request: HttpRequest, door: str) -> HttpResponse | None:
    """The answer to a body that can't be read. allauth reads JSON by itself, and less strictly than the API."""
    signs_up = door == "account:signup"  # whose form names the field that holds half of a pair
    try:
        if request.body:
            read_json(request.body, halves=signs_up)
    except RequestDataTooBig:
        return JsonResponse({"status": 413}, status=413)
    except ValueError:
        return JsonResponse({"status": 400}, status=400)
    return None


class SessionMiddleware:
    """Ends bounded sessions, keeps shut doors shut, and hands out the device cookie after a sign-in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(("/api/", "/_allauth/")):
            self._bound(request)
        response = self.get_response(request)
        if getattr(request, "attune_clear", False):
            # Not the cookies: that of a known device names nobody, and the next sign-in would look like a stranger's.
            response["Clear-Site-Data"] = '"cache", "storage"'
        if username := getattr(request, "attune_remember", None):
            devices.remember(request, response, username)
        return response

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or match.namespaces[:1] != ["headless"]:
            return None
        door = match.view_name.removeprefix("headless:browser:")
        if door not in OPEN_DOORS:
            return JsonResponse({"status": 404}, status=404)
        return _unreadable(request, door)

    def _bound(self, request: HttpRequest) -> None:
        if (
            SESSION_KEY not in request.session
            or not request.user.is_authenticated
            or not is_bounded(request.user.role)
        ):
            return
        now = time.time()
        stamp = request.session.get(_STAMP)
        if stamp and _is_over(stamp, now):
            signed_in.forget(device_of(request))
            end_session(request)
        elif not stamp or (now - stamp["seen"] >= _TOUCH and UNATTENDED not in request.headers):
            request.session[_STAMP] = {"since": (stamp or {"since": now})["since"], "seen": now}
