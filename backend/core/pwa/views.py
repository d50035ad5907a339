"""What makes the client installable: the manifest and the service worker, both from the root of the site."""

from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase, JsonResponse
from django.templatetags.static import static
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from backend.core.pwa.guises import DEFAULT, ICONS, guises

MANIFEST_TYPE = "application/manifest+json"


@require_safe
def manifest(request: HttpRequest, guise: str = DEFAULT) -> HttpResponseBase:
    """The web app manifest of a guise. Its words stand on a home screen, so none of them says what the app is for.

    The page links the one that its device has chosen, so that the server keeps nothing about who chose what. `id` is
    one for all: a browser then knows the app again, whatever it wears. What describes it is in the language that the
    browser asks for, so that a copy of it is not given to somebody who speaks another.
    """
    worn = guises().get(guise)
    if worn is None:
        raise Http404
    language = get_language() or settings.PWA_APP_LANG
    body = {
        "id": settings.PWA_APP_START_URL,
        "name": worn.name,
        "short_name": worn.name,
        "description": worn.described_in(language),
        "lang": language,
        "dir": settings.PWA_APP_DIR,
        "start_url": worn.start_url,
        "scope": settings.PWA_APP_SCOPE,
        "display": settings.PWA_APP_DISPLAY,
        "theme_color": settings.PWA_APP_THEME_COLOR,
        "background_color": settings.PWA_APP_BACKGROUND_COLOR,
        "categories": ["lifestyle"],
        "icons": [icon.in_manifest(static(worn.path_of(icon.file))) for icon in ICONS],
    }
    response = JsonResponse(body, content_type=MANIFEST_TYPE, headers={"Cache-Control": "no-cache"})
    etag = response.headers["ETag"] = f'"{sha256(response.content).hexdigest()[:16]}"'
    return get_conditional_response(request, etag=etag, response=response) or response


@require_safe
def service_worker(request: HttpRequest) -> HttpResponseBase:
    """The built worker. A browser asks for it again at every start, else a fault in it could never be mended."""
    path = Path(settings.PWA_SERVICE_WORKER_PATH)
    if not path.is_file():
        error = {
            "code": "not_built",
            "message": "The client has not been built yet.",
            "fields": {},
            "detail": {},
        }
        return JsonResponse({"error": error}, status=404)
    return FileResponse(
        path.open("rb"), content_type="text/javascript", headers={"Cache-Control": "no-cache"}
    )
