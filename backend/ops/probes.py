"""What machines ask: `/healthz` whether this process lives, `/readyz` whether every part is there, `/metrics`.

Answered before anything looks at the host that was asked for, at a cookie or at https: a load balancer asks by the
address of a machine. None of them writes a line into the log.
"""

import hmac
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from backend.core import zones
from backend.core.api.errors import body
from backend.ops import metrics, parts

Answer = Callable[[HttpRequest], HttpResponse]


class ProbesMiddleware:
    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = _ANSWERS.get(request.path)
        if answer is None:
            return self.get_response(request)
        response = answer(request) if request.method in {"GET", "HEAD"} else HttpResponse(status=405)
        response["Cache-Control"] = "no-store"
        # Django would write a line for each answer from 400 on.
        response._has_been_logged = True  # type: ignore[attr-defined]
        return response


def healthz(request: HttpRequest) -> HttpResponse:
    """200 while this process answers; it asks nobody else. With the edition of its zones, for two must not differ."""
    return JsonResponse({"healthy": True, "zones": zones.version()})


def readyz(request: HttpRequest) -> HttpResponse:
    """200 where every part is there, 503 else, with each by its name.

    Not for taking a process out of service: the web goes on without a broker and without workers.
    """
    told = parts.state(timezone.now())
    ready = all(told.values())
    return JsonResponse({"ready": ready, "parts": told}, status=200 if ready else 503)


def metrics_of(request: HttpRequest) -> HttpResponse:
    """404 without the token (METRICS_TOKEN), and where there is none."""
    token = settings.METRICS_TOKEN
    given = request.headers.get("Authorization", "")
    if not token or not hmac.compare_digest(given.encode(), f"Bearer {token}".encode()):
        return JsonResponse(body("not_found", "There is nothing here."), status=404)
    return HttpResponse(metrics.text(timezone.now()), content_type=metrics.CONTENT_TYPE)


_ANSWERS: dict[str, Answer] = {"/healthz": healthz, "/readyz": readyz, "/metrics": metrics_of}
