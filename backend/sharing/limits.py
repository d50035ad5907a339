"""What a clinician may have to pass on: said by themselves, or by nobody."""

import unicodedata

from backend.accounts import vault
from backend.accounts.models import User, Vault
from backend.core.errors import Invalid
from backend.sharing.models import Limits


def say_limits(clinician: User, *, text: str, signature: str) -> Limits | None:
    """What clients read from now on; an empty text takes it away. Raises Invalid for a signature that does not fit."""
    text = unicodedata.normalize("NFC", text).strip()
    if not text:
        Limits.objects.filter(clinician=clinician).delete()
        return None
    key = Vault.objects.values_list("ed25519", flat=True).get(user=clinician)
    statement = vault.limits_statement(clinician=clinician.pk, text=text)
    try:
        vault.require_statement(statement, signature, key)
    except vault.VaultError:
        raise Invalid(
            "bad_signature", "This can't be checked. Please open the page again and try once more."
        ) from None
    said, _ = Limits.objects.update_or_create(
        clinician=clinician, defaults={"text": text, "signature": signature}
    )
    return said
