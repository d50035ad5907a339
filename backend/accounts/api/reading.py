"""What several views of this room read from what was sent, and answer alike."""

from typing import Any

from rest_framework.response import Response

from backend.accounts import services, usernames
from backend.accounts.sign_in import devices


def new_passphrase(values: dict[str, Any]) -> services.NewPassphrase:
    return services.NewPassphrase(values["auth_key"], values["kdf"], values["wrapped_user_key"])


def let_back_in(username: str) -> Response:
    """204, with what lets the sign-in that follows count by itself."""
    response = Response(status=204)
    devices.let_back_in(response, usernames.as_given(username))
    return response
