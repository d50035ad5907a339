"""Who may call what. Ownership is not decided here but in the query: a row of somebody else is never found."""

from typing import Any

from rest_framework.permissions import BasePermission
from rest_framework.request import Request


def _role(request: Request) -> str | None:
    user = request.user
    return getattr(user, "role", None) if user and user.is_authenticated else None


class IsClient(BasePermission):
    def has_permission(self, request: Request, view: Any) -> bool:
        return _role(request) == "client"


class IsClinician(BasePermission):
    """A clinician whose session passed the second factor."""

    def has_permission(self, request: Request, view: Any) -> bool:
        return _role(request) == "clinician" and second_factor_passed(request)


class IsClientOrClinician(BasePermission):
    def has_permission(self, request: Request, view: Any) -> bool:
        role = _role(request)
        return role == "client" or (role == "clinician" and second_factor_passed(request))


class IsAdministrator(BasePermission):
    """An administrator of a practice whose session passed the second factor."""

    def has_permission(self, request: Request, view: Any) -> bool:
        return _role(request) == "administrator" and second_factor_passed(request)


class IsOfAPractice(BasePermission):
    """A clinician or an administrator whose session passed the second factor."""

    def has_permission(self, request: Request, view: Any) -> bool:
        return _role(request) in ("clinician", "administrator") and second_factor_passed(request)


def second_factor_passed(request: Request) -> bool:
    """True when this session was opened with a second factor (allauth keeps how each session was opened)."""
    methods = request.session.get("account_authentication_methods", [])
    return any(method.get("method") == "mfa" for method in methods)
