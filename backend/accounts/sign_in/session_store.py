"""Sessions whose rows admit nobody: what is stored is a digest of the key in the cookie, and the contents are sealed.

Django keeps the key itself, with which anybody who has a copy of the database is signed in, and the contents readable
(allauth puts an authenticator's new secret there until it is confirmed).
"""

import base64
import hashlib
import json
from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.utils import timezone

from backend.core.keyring import CannotOpen, keyring

_BYTES = 30  # of the digest: as base64url they fill the 40 characters of Django's column


def stored_key(session_key: str) -> str:
    """What stands in the database for the key of a cookie. The key is random and long, so no salt is needed."""
    digest = hashlib.sha256(session_key.encode(errors="surrogatepass")).digest()
    return base64.urlsafe_b64encode(digest[:_BYTES]).decode()


def aad(stored: str) -> bytes:
    return f"sessions.session.session_data:{stored}".encode()


def end_all(users: Collection[UUID]) -> None:
    """Every session of theirs is deleted, also one that no list knows. Opens each session there is, once for them all:
    call it where nobody waits, outside any transaction.
    """
    theirs = {str(user) for user in users}
    found = []
    for row in Session.objects.iterator(2000):
        try:
            data = json.loads(keyring().open(row.session_data, aad(row.pk)))
        except CannotOpen:
            continue
        if data.get(SESSION_KEY) in theirs:
            found.append(row.pk)
    for start in range(0, len(found), 500):
        Session.objects.filter(pk__in=found[start : start + 500]).delete()


class SessionStore(DatabaseStore):
    """`session_key` is what the cookie holds, as everywhere in Django; only rows know it by its digest."""

    # Django's own go to the database beside the methods below; these go through them.
    aload, aexists, acreate, asave, adelete = (
        SessionBase.aload,
        SessionBase.aexists,
        SessionBase.acreate,
        SessionBase.asave,
        SessionBase.adelete,
    )

    def load(self) -> dict[str, Any]:
        """What does not open is nobody's session: a row that was moved, or one from under another keyring."""
        rows = self.model.objects.filter(expire_date__gt=timezone.now())
        row = rows.filter(pk=stored_key(self.session_key)).first() if self.session_key else None
        try:
            return dict(json.loads(keyring().open(row.session_data, aad(row.pk)))) if row else self._nobody()
        except CannotOpen:
            return self._nobody()

    def exists(self, session_key: str) -> bool:
        return super().exists(stored_key(session_key))

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        row = stored_key(self._get_or_create_session_key())  # type: ignore[attr-defined]  # not in the stubs
        sealed = keyring().seal(json.dumps(data, separators=(",", ":")).encode(), aad(row))
        return self.model(session_key=row, session_data=sealed, expire_date=self.get_expiry_date())

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key is not None:
            super().delete(stored_key(key))

    def _nobody(self) -> dict[str, Any]:
        self._session_key = None
        return {}
