"""One error shape, whatever went wrong: `{"error": {"code", "message", "fields", "detail"}}`."""

import logging
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404
from rest_framework import exceptions, status
from rest_framework.response import Response
from rest_framework.views import set_rollback

from backend.core.errors import DomainError, NotFound

log = logging.getLogger("attune.api")

_MESSAGES = {
    "not_authenticated": "Please sign in first.",
    "permission_denied": "This is not open to you.",
    "throttled": "That was many tries in a short time. Please wait a little.",
    "parse_error": "That could not be read.",
    "method_not_allowed": "This can't be done here.",
    "unsupported_media_type": "Only JSON can be read here.",
}


def body(
    code: str, message: str, fields: dict[str, Any] | None = None, detail: dict[str, Any] | None = None
) -> dict[str, Any]:
    return {"error": {"code": code, "message": message, "fields": fields or {}, "detail": detail or {}}}


def handle(error: Exception, context: dict[str, Any]) -> Response | None:
    """The answer to an exception, or None for one that is a fault of ours (which Django answers with 500)."""
    set_rollback()
    if isinstance(error, RequestDataTooBig):
        return Response(body("too_large", "That is more than can be taken at once."), status=413)
    if isinstance(error, Http404):
        error = NotFound()
    if isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied()
    if isinstance(error, DomainError):
        answer = Response(body(error.code, error.message, error.fields, error.detail), status=error.status)
        if wait := error.detail.get("retry_after"):  # beside it, for within a batch there are no headers
            answer["Retry-After"] = str(wait)
        return answer
    if isinstance(error, exceptions.ValidationError):
        return Response(
            body("invalid", "Something needs another look.", flat_fields(error.detail)), status=400
        )
    if isinstance(error, exceptions.APIException):
        code = error.default_code if error.default_code != "error" else "invalid"
        answer = Response(body(code, _MESSAGES.get(code, str(error.detail))), status=error.status_code)
        if wait := getattr(error, "wait", None):  # seconds, of a Throttled
            answer["Retry-After"] = str(int(wait) + 1)
        if error.status_code == status.HTTP_401_UNAUTHORIZED:
            answer["WWW-Authenticate"] = "Session"
        return answer
    return None


def flat_fields(detail: Any, prefix: str = "") -> dict[str, list[str]]:
    """Flattens DRF's nested details: `{"keys": {"auth": […]}}` becomes `{"keys.auth": […]}`."""
    if isinstance(detail, dict):
        flat: dict[str, list[str]] = {}
        for name, inner in detail.items():
            flat |= flat_fields(inner, f"{prefix}.{name}" if prefix else str(name))
        return flat
    if isinstance(detail, list) and any(isinstance(item, dict | list) for item in detail):
        flat = {}
        for index, inner in enumerate(detail):
            flat |= flat_fields(inner, f"{prefix}.{index}" if prefix else str(index))
        return flat
    return {prefix or "request": [str(item) for item in (detail if isinstance(detail, list) else [detail])]}
