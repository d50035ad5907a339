"""What a clinician may have to pass on: said by themselves, or by nobody."""

import unicodedata

from backend.accounts import vault
from backend.accounts.models import User
from backend.sharing.models import Limits
from backend.sharing.signed import require_signed_statement


def say_limits(clinician: User, *, text: str, signature: str) -> Limits | None:
    """What clients read from now on; an empty text takes it away. Raises Invalid for a signature that does not fit."""
    text = unicodedata.normalize("NFC", text).strip()
    if not text:
        Limits.objects.filter(clinician=clinician).delete()
        return None
    require_signed_statement(clinician, vault.limits_statement(clinician=clinician.pk, text=text), signature)
    said, _ = Limits.objects.update_or_create(
        clinician=clinician, defaults={"text": text, "signature": signature}
    )
    return said
