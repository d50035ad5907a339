"""The shell of the client, and the pages that are not the API's."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET, require_safe

from backend.core import zones
from backend.core.models import Heartbeat

LATE = timedelta(seconds=120)


@require_safe
@ensure_csrf_cookie
def shell(request: HttpRequest) -> HttpResponse:
    """One page for every screen. It holds nothing personal, for the service worker keeps a copy.

    Where no script runs, a page stands in for it in the language that the browser asks for. Where one does, the client
    says which language there is (frontend/src/i18n).
    """
    plain_page = static(f"plain-{get_language() or settings.LANGUAGE_CODE}.html")
    response = render(request, "core/shell.html", {"plain_page": plain_page})
    response["Cache-Control"] = "no-cache"
    return response


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
