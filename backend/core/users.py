"""Whose something is. This layer knows no accounts, so the name of their model is for the type checker alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backend.accounts.models import User
else:
    from django.contrib.auth.base_user import AbstractBaseUser as User

__all__ = ["User"]
