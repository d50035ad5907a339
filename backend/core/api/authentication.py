from typing import Any

from django.http import HttpRequest
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework import authentication
from rest_framework.request import Request

from backend.core import key_shares


class SessionAuthentication(authentication.SessionAuthentication):
    """The same-origin session cookie.

    Somebody signed out is answered 401, so that the client can tell it from a refusal. So is who was erased, should
    their session come back with a backup.
    """

    def authenticate(self, request: Request) -> tuple[Any, Any] | None:
        found = super().authenticate(request)
        return None if found and key_shares.is_erased(found[0].pk) else found

    def authenticate_header(self, request: HttpRequest) -> str:
        return "Session"


class SessionScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How the schema names it.

    The cookie's name is the one of a plain http deployment, so that the schema is the same everywhere.
    """

    target_class = SessionAuthentication
    name = "session"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {"type": "apiKey", "in": "cookie", "name": "sessionid"}
