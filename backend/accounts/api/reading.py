"""What the views of this room read from a request."""

from typing import Any, cast

from rest_framework.request import Request

from backend.accounts import services
from backend.accounts.models import User


def read(serializer: Any, request: Request, **more: Any) -> dict[str, Any]:
    """The validated body. Raises ValidationError."""
    given = serializer(data=request.data, **more)
    given.is_valid(raise_exception=True)
    return dict(given.validated_data)


def me(request: Request) -> User:
    """Who asks; the permissions let nobody else come this far."""
    return cast(User, request.user)


def new_passphrase(values: dict[str, Any]) -> services.NewPassphrase:
    return services.NewPassphrase(values["auth_key"], values["kdf"], values["wrapped_user_key"])
