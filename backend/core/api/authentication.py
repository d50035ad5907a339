from django.http import HttpRequest
from rest_framework import authentication


class SessionAuthentication(authentication.SessionAuthentication):
    """The same-origin session cookie. Somebody signed out is answered 401, so that the client can tell it from a refusal."""

    def authenticate_header(self, request: HttpRequest) -> str:
        return "Session"
