"""Words sealed for one place: kind, owner, id and revision."""

import secrets
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from backend.accounts.vault.boxes import open_box, open_json, seal_box, seal_json
from backend.accounts.vault.covers import COVER
from backend.accounts.vault.errors import VaultError
from backend.accounts.vault.user_keys import entries_key


def place(kind: str, owner: UUID | str, id: Any, revision: int) -> str:
    """Where words belong; they open at exactly this place."""
    return f"{kind}|{owner}|{id}|{revision}"


def seal_words(words: Any, user_key: bytes, where: str) -> dict[str, Any]:
    data_key = secrets.token_bytes(32)
    return {
        "v": 1,
        "key": seal_box(data_key, entries_key(user_key), f"v1|key|{where}"),
        "text": seal_json(words, data_key, f"v1|{where}"),
    }


def open_words(envelope: Mapping[str, Any], user_key: bytes, where: str) -> Any:
    """The words alone, without what was sealed with them. Raises VaultError("cannot_open")."""
    require_version(envelope)
    data_key = open_box(envelope["key"], entries_key(user_key), f"v1|key|{where}")
    words = open_json(envelope["text"], data_key, f"v1|{where}")
    return {name: text for name, text in words.items() if name != COVER}


def require_version(envelope: Mapping[str, Any]) -> None:
    if envelope.get("v") != 1:
        raise VaultError("cannot_open")
