from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlparse

from django.core.exceptions import ValidationError
from rest_framework import exceptions
from rest_framework.pagination import Cursor, CursorPagination
from rest_framework.response import Response


class CursorPages(CursorPagination):
    """Pages of at most 100, newest first: `{"results": […], "next": cursor or null}`."""

    page_size = 50
    max_page_size = 100
    page_size_query_param = "limit"
    cursor_query_param = "cursor"
    ordering = "-id"

    def paginate_queryset(self, queryset: Any, request: Any, view: Any = None) -> list[Any] | None:
        self.column = queryset.model._meta.get_field(
            self.get_ordering(request, queryset, view)[0].lstrip("-")
        )
        return super().paginate_queryset(queryset, request, view)

    def decode_cursor(self, request: Any) -> Cursor | None:
        """Raises ValidationError for one that this server did not give out: its place has to be one of the column."""
        try:
            cursor = super().decode_cursor(request)
            if cursor is not None and cursor.position is not None:
                place = self.column.clean(cursor.position, None)
                if isinstance(place, datetime):
                    if place.tzinfo is None:
                        raise ValueError(place)
                    place.astimezone(
                        UTC
                    )  # which the first and the last days of the calendar have no room for
        except (exceptions.NotFound, ValidationError, ValueError, OverflowError):
            raise exceptions.ValidationError({"cursor": ["This is no place in this list."]}) from None
        return cursor

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
