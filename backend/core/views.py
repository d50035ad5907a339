"""The shell of the client, and the pages that are not the API's."""

import random
import sys

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import get_language
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe
from django.views.defaults import server_error

from backend.core.errors import NotKnownYet
from backend.core.outages import database

DATABASE_AWAY = "database_away"  # for a client the same as no connection (frontend/src/api/errors.ts)


@require_safe
@ensure_csrf_cookie
def shell(request: HttpRequest) -> HttpResponse:
    """One page for every screen. It holds nothing personal, for the service worker keeps a copy.

    Where no script runs, a page stands in for it in the language that the browser asks for. Where one does, the client
    says which language there is (frontend/src/i18n).
    """
    response = _page(request)
    response["Cache-Control"] = "no-cache"
    return response


@require_safe
@ensure_csrf_cookie
def unknown(request: HttpRequest) -> HttpResponse:
    """The client's own page for what does not exist, which has Exit and Help on it; and 404 for everything that asks
    by itself.
    """
    if "text/html" not in request.headers.get("Accept", ""):
        return HttpResponse("There is nothing here.\n", status=404, content_type="text/plain; charset=utf-8")
    response = _page(request, status=404)
    response["Cache-Control"] = "no-store"
    return response


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What Django itself refuses; most often a name that this deployment does not have."""
    sentence = "This request can't be answered."
    if settings.DEMO and isinstance(exception, DisallowedHost):
        sentence = (
            "These settings serve this machine alone, as http://localhost; "
            "to serve anybody else, set DJANGO_SETTINGS_MODULE=config.settings.production."
        )
    return HttpResponse(f"{sentence}\n", status=400, content_type="text/plain; charset=utf-8")


def _page(request: HttpRequest, status: int = 200) -> HttpResponse:
    language = get_language() or settings.LANGUAGE_CODE
    context = {
        "plain_page": static(f"plain-{language}.html"),
        "texts": f"src/i18n/{language}/shell.json",  # every screen waits for them: fetched beside the script
    }
    return render(request, "core/shell.html", context, status=status)


def csrf_failure(request: HttpRequest, reason: str = "") -> JsonResponse:
    error = {
        "code": "csrf_failed",
        "message": "Please open the page again and try once more.",
        "fields": {},
        "detail": {},
    }
    return JsonResponse({"error": error}, status=403)


def api_not_found(request: HttpRequest, rest: str = "") -> JsonResponse:
    unknown = NotKnownYet()
    error = {"code": unknown.code, "message": unknown.message, "fields": {}, "detail": {}}
    return JsonResponse({"error": error}, status=unknown.status)


def fault(request: HttpRequest) -> HttpResponse:
    """What is answered when something broke: a database that is away for the moment is no fault of ours."""
    error = sys.exc_info()[1]
    if isinstance(error, OperationalError | InterfaceError):
        database.met(error)
        said = {"code": DATABASE_AWAY, "message": "This is away for a moment.", "fields": {}, "detail": {}}
        answer = JsonResponse({"error": said}, status=503)
        # Each a little later than another, so that devices do not all come back at once.
        answer["Retry-After"] = str(random.randint(5, 15))  # noqa: S311 - not a secret
        answer._has_been_logged = True  # type: ignore[attr-defined]  # one line says it, and not one for each request
        return answer
    return server_error(request)
