from typing import Any

from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from backend.accounts.sign_in.second_factor import is_mandatory
from backend.core.api.permissions import second_factor_passed


class IsThrough(BasePermission):
    """Anybody signed in who is through every step: where a second factor is mandatory, this session showed it."""

    def has_permission(self, request: Request, view: Any) -> bool:
        user = request.user
        if not user or not user.is_authenticated:
            return False
        return not is_mandatory(user.role) or second_factor_passed(request)
