"""What a person has on the server, written as one of their other devices would, and changed as only the server
could.
"""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone
from django.utils.module_loading import import_string

from backend.accounts import vault
from backend.accounts.models import User, Vault
from backend.core import entry_writes
from backend.core.entries import require_kind
from backend.core.ids import new_id

ROUTE = {
    "route": "careful",
    "route_checked_at": "2026-01-02T00:00:00Z",
    "route_asked_at": None,
    "route_due_at": None,
}
PEOPLE = {**ROUTE, "status": "present", "hidden": False}
REPAIRS = {**ROUTE, "person": None, "depth": "light", "status": "draft", "happened_on": None}
MOMENTS = {"direction": "received", "person": None, "may_resurface": False, "happened_on": None}


@dataclass
class Theirs:
    user: User
    key: bytes

    @classmethod
    def of(cls, username: str) -> "Theirs":
        """Of somebody who lets the server keep a spare key, which is how this test comes by theirs."""
        user = User.objects.get(username=username)
        spare = Vault.objects.get(user=user).spare_user_key
        assert spare
        return cls(user, vault.from_base64url(spare))

    def place(self, kind: str, entry: UUID, revision: int) -> str:
        return vault.place(kind, self.user.pk, entry, revision)

    def sealed(self, kind: str, entry: UUID, revision: int, words: dict[str, str], cover: str) -> str:
        whole = {**words, vault.COVER: cover}
        return json.dumps(vault.seal_words(whole, self.key, self.place(kind, entry, revision)))

    def write(
        self,
        kind: str,
        columns: dict[str, Any],
        answers: dict[str, Any],
        words: dict[str, str],
        *,
        entry: UUID | None = None,
        base: int = 0,
    ) -> UUID:
        entry, now = entry or new_id(), timezone.now()
        at = now.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        cover = vault.cover_of(base + 1, at, columns, answers)
        sealed = json.loads(self.sealed(kind, entry, base + 1, words, cover))
        body = {"created_at": at, "answers": answers, "words": sealed, **columns}
        given = import_string(require_kind(kind).serializer)(data=body, context={"now": now})
        given.is_valid(raise_exception=True)
        write = entry_writes.Write(uuid4(), base, now)
        entry_writes.put(require_kind(kind), self.user, entry, given.validated_data, write)
        return entry

    def delete(self, kind: str, entry: UUID, base: int) -> str:
        proof = vault.prove_deletion(self.key, self.place(kind, entry, base + 1))
        write = entry_writes.Write(uuid4(), base, timezone.now())
        entry_writes.remove(require_kind(kind), self.user, entry, write, proof=proof)
        return proof

    def row(self, kind: str, entry: UUID) -> Any:
        return require_kind(kind).model.objects.get(pk=entry)

    def change(self, kind: str, entry: UUID, **what: Any) -> None:
        """A row as somebody with the database could leave it: whatever is said, and never a rule looked at."""
        row = self.row(kind, entry)
        for name, value in {"cursor": entry_writes.next_cursor(self.user), **what}.items():
            setattr(row, name, value)
        row.save()
