from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse


def manifest(request: HttpRequest) -> JsonResponse:
    """The web app manifest."""
    return JsonResponse({"name": settings.PWA_APP_NAME, "start_url": "/", "display": "standalone"})


def service_worker(request: HttpRequest) -> HttpResponse:
    """The built worker, never cached by the browser's HTTP cache."""
    with open(settings.PWA_SERVICE_WORKER_PATH, encoding="utf-8") as file:
        response = HttpResponse(file.read(), content_type="application/javascript")
    response["Cache-Control"] = "no-cache"
    return response
