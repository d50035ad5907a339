"""What is compressed, and what is not (ADR 38).

Whoever can make a browser ask and see how long the encrypted answer is learns a secret in it letter by letter, if the
same answer holds something of theirs and both are compressed together (BREACH). So an answer that holds anything of a
person is compressed only where our own page asked for it: browsers say so in a header that no page can write.
"""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

KINDS = (
    "application/json",
    "application/manifest+json",
    "image/svg+xml",
    "text/css",
    "text/html",
    "text/javascript",
    "text/plain",
)


class CompressionMiddleware(GZipMiddleware):
    """Django's, which also adds a random number of bytes to each answer, for what may be compressed."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if not _may(request) or response.headers.get("Content-Type", "").partition(";")[0] not in KINDS:
            return response
        return super().process_response(request, response)


def _may(request: HttpRequest) -> bool:
    """Nothing of the pages, the manifest and the files is anybody's; keys and codes are never compressed."""
    if request.path.startswith("/_allauth/"):
        return False
    if not request.path.startswith("/api/"):
        return True
    asked = request.headers
    return asked.get("Sec-Fetch-Site") == "same-origin" and asked.get("Sec-Fetch-Mode") in {
        "cors",
        "same-origin",
    }
