"""What a clinician may have to pass on: said by themselves, or by nobody."""

import unicodedata

from django.db import transaction

from backend.accounts import vault
from backend.accounts.models import User
from backend.core.forms import require_as_shown
from backend.sharing.models import Limits
from backend.sharing.signed import require_signed_statement


def say_limits(clinician: User, *, text: str, signature: str, before: str | None = None) -> Limits | None:
    """What clients read from now on; an empty text takes it away. `before`: the text as the page showed it.

    Raises Invalid for a signature that does not fit, and Conflict("stale_revision") where it is another text by now.
    """
    text = unicodedata.normalize("NFC", text).strip()
    if text:
        statement = vault.limits_statement(clinician=clinician.pk, text=text)
        require_signed_statement(clinician, statement, signature)
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=clinician.pk)  # there may be no row of it to lock
        held = Limits.objects.filter(clinician=clinician).first()
        require_as_shown({"text": held.text if held else ""}, None if before is None else {"text": before})
        if not text:
            Limits.objects.filter(clinician=clinician).delete()
            return None
        said = {"text": text, "signature": signature}
        return Limits.objects.update_or_create(clinician=clinician, defaults=said)[0]
