from functools import lru_cache
from time import monotonic

from django.conf import settings
from django.http import HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import get_language
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request

from backend.affirmations import selectors
from backend.affirmations.api.serializers import LibrarySerializer
from backend.core.api.views import ActionView


class AffirmationsView(ActionView):
    authentication_classes = []  # the same for everybody: it tells nothing about who asks
    permission_classes = [AllowAny]

    @extend_schema(operation_id="affirmations_list", responses={200: LibrarySerializer})
    def get(self, request: Request) -> HttpResponse:
        """The whole library in the language asked for. Answers 304 when the device has it already."""
        edition, locale = _edition(), get_language() or "en"
        version, body = _of_edition(edition, locale) if edition else _built(locale)
        etag = f'"{version}"'
        response = HttpResponse(body, content_type="application/json", headers={"ETag": etag})
        response["Cache-Control"] = "public, no-cache"
        patch_vary_headers(response, ["Accept-Language"])
        return get_conditional_response(request._request, etag=etag, response=response) or response


_looked: tuple[float, str | None] = (-float("inf"), None)


def _edition() -> str | None:
    """Looked up every few seconds and kept in memory meanwhile: it changes with a release, and everybody asks."""
    global _looked  # noqa: PLW0603 - one value for the process; two threads that look at once find the same
    at, edition = _looked
    now = monotonic()
    if edition is None or now - at >= settings.LIBRARY_LOOKED_AT_SECONDS:
        edition = selectors.edition()
        _looked = (now, edition)
    return edition


@lru_cache(maxsize=16)
def _of_edition(edition: str, locale: str) -> tuple[str, bytes]:
    """Kept in memory, for reading and writing the whole library took most of a request's time."""
    return _built(locale)


def _built(locale: str) -> tuple[str, bytes]:
    library = selectors.library(locale)
    return library["version"], JSONRenderer().render(LibrarySerializer(library).data)
