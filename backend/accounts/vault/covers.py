"""What is sealed with the words of an entry about what stands beside them (ADR 0021)."""

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from backend.accounts.vault.encoding import to_base64url

COVER = "="  # where it stands among the sealed words
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def cover_of(revision: int, created_at: str, columns: Mapping[str, Any], answers: Mapping[str, Any]) -> str:
    said = {name: value for name, value in answers.items() if value is not None}
    digest = to_base64url(hashlib.sha256(one_spelling(said).encode()).digest())
    spelled = {name: _spelled(value) for name, value in columns.items()}
    return one_spelling(
        {"revision": revision, "created_at": created_at, "columns": spelled, "answers": digest}
    )


def _spelled(value: Any) -> Any:
    if not isinstance(value, str) or not _INSTANT.fullmatch(value):
        return value
    utc = datetime.fromisoformat(value).astimezone(UTC)
    return utc.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def one_spelling(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
