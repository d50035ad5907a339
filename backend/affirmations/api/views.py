from django.http import HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import get_language
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
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
        library = selectors.library(get_language() or "en")
        response = self.output(LibrarySerializer, library)
        response["ETag"] = etag = f'"{library["version"]}"'
        response["Cache-Control"] = "public, no-cache"
        patch_vary_headers(response, ["Accept-Language"])
        return get_conditional_response(request._request, etag=etag, response=response) or response
