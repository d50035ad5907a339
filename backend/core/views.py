"""The shell of the client, and the pages that are not the API's."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET, require_safe

from backend.core import zones
from backend.core.models import Heartbeat

LATE = timedelta(seconds=120)


@require_safe
@ensure_csrf_cookie
def shell(request: HttpRequest) -> HttpResponse:
    """One page for every screen. It holds nothing personal, for the service worker keeps a copy."""
    response = render(request, "core/shell.html")
    response["Cache-Control"] = "no-cache"
    return response


@require_safe
@ensure_csrf_cookie
def unknown(request: HttpRequest) -> HttpResponse:
    """The client's own page for what does not exist, which has Exit and Help on it; and 404 for everything that asks
    by itself.
    """
    if "text/html" not in request.headers.get("Accept", ""):
        return HttpResponse("There is nothing here.\n", status=404, content_type="text/plain")
    response = render(request, "core/shell.html", status=404)
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
    return HttpResponse(f"{sentence}\n", status=400, content_type="text/plain")


@require_GET
def healthz(request: HttpRequest) -> JsonResponse:
    """200 while the scheduler ticks, 503 when its last tick is older than 120 s; and the edition of the zones."""
    beat = Heartbeat.objects.filter(process="scheduler").values_list("beat_at", flat=True).first()
    well = beat is not None and timezone.now() - beat <= LATE
    body = {
        "healthy": well,
        "scheduler_beat_at": beat.isoformat() if beat else None,
        "zones": zones.version(),
    }
    return JsonResponse(body, status=200 if well else 503)


def csrf_failure(request: HttpRequest, reason: str = "") -> JsonResponse:
    error = {
        "code": "csrf_failed",
        "message": "Please open the page again and try once more.",
        "fields": {},
        "detail": {},
    }
    return JsonResponse({"error": error}, status=403)


def api_not_found(request: HttpRequest, rest: str = "") -> JsonResponse:
    error = {"code": "not_found", "message": "There is nothing here.", "fields": {}, "detail": {}}
    return JsonResponse({"error": error}, status=404)
