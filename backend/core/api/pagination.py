from typing import Any
from urllib.parse import parse_qs, urlparse

from rest_framework.pagination import CursorPagination
from rest_framework.response import Response


class CursorPages(CursorPagination):
    """Pages of at most 100, newest first: `{"results": […], "next": cursor or null}`."""

    page_size = 50
    max_page_size = 100
    page_size_query_param = "limit"
    cursor_query_param = "cursor"
    ordering = "-id"

    def get_paginated_response(self, data: Any) -> Response:
        link = self.get_next_link()
        cursor = None
        if link:
            cursor = parse_qs(urlparse(link).query)[self.cursor_query_param][0]
        return Response({"results": data, "next": cursor})

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        return {
            "type": "object",
            "required": ["results", "next"],
            "properties": {"results": schema, "next": {"type": "string", "nullable": True}},
        }
