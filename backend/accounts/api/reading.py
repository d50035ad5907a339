"""What several views of this room read from what was sent."""

from typing import Any

from backend.accounts import services


def new_passphrase(values: dict[str, Any]) -> services.NewPassphrase:
    return services.NewPassphrase(values["auth_key"], values["kdf"], values["wrapped_user_key"])
