from typing import Any

from django.http import HttpRequest
from rest_framework.exceptions import ParseError, UnsupportedMediaType
from rest_framework.parsers import BaseParser

from backend.core.json_input import read_json


class JSONParser(BaseParser):
    """JSON in UTF-8, as `core.json_input` reads it, and nothing else."""

    media_type = "application/json"

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> Any:
        charset = parser_context["request"].content_params.get("charset", "utf-8")
        if charset.lower() not in {"utf-8", "utf8"}:
            raise UnsupportedMediaType(media_type or "")
        try:
            return read_json(stream.body if isinstance(stream, HttpRequest) else stream.read())
        except ValueError:
            raise ParseError from None
