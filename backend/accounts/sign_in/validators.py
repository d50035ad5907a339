import base64
import binascii

from django.core.exceptions import ValidationError

from backend.accounts.models import User


class AuthKeyValidator:
    """What comes as a password is a 256-bit key derived on the device, never something a person typed."""

    def validate(self, password: str, user: User | None = None) -> None:
        try:
            raw = base64.b64decode(password + "=" * (-len(password) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            raw = b""
        if len(raw) != 32:
            raise ValidationError(
                "The key of this device can't be read. Please open the page again.", code="auth_key"
            )

    def get_help_text(self) -> str:
        return "A 256-bit key, derived on the device."
