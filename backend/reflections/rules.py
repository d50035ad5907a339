"""What may be written in a reflection. Pure: no query, no clock."""

from datetime import datetime
from typing import Any

from backend.accounts.models import User
from backend.core.entries import Entry
from backend.core.errors import Invalid
from backend.reflections.answers import ANSWERS_OF
from backend.reflections.models import Form, Reflection, Status


def check(owner: User, before: Entry | None, after: dict[str, Any], now: datetime) -> None:
    """Raises Invalid for a form that changes, and for an answer that belongs to another form."""
    known = before.form if isinstance(before, Reflection) else None
    form = after.get("form", known or Form.KIND_MINUTE)
    fields: dict[str, list[str]] = {}
    if known is not None and form != known:
        fields["form"] = ["This stays what it was begun as."]
    for key in sorted(set(after["answers"]) - ANSWERS_OF[form]):
        fields[f"answers.{key}"] = ["This belongs to another form."]
    if fields:
        raise Invalid("invalid", "Something needs another look.", fields=fields)


def may_be_shared(reflection: Reflection) -> bool:
    """A draft is nobody's but the writer's."""
    return reflection.status != Status.DRAFT
