"""Texts that somebody sealed for themselves alone, kept by revisions so that no device writes over another's."""

from typing import Any

from django.db import IntegrityError, models, transaction

from backend.core.errors import Conflict


def keep(model: type[Any], which: dict[str, Any], words: str, revision: int, *, first: int = 1) -> Any:
    """Writes a sealed text as the revision that it was sealed for: one above the one there is, or the first.

    Raises Conflict("stale_revision").
    """
    before: models.QuerySet[Any] = model.objects.filter(**which, revision=revision - 1)
    if not before.update(words=words, revision=revision):
        if revision != first:
            raise stale()
        try:
            with transaction.atomic():
                return model.objects.create(**which, words=words, revision=revision)
        except IntegrityError:
            raise stale() from None
    return model.objects.get(**which)


def drop(model: type[Any], which: dict[str, Any], revision: int) -> None:
    """Deletes it where the revision above it is this one; nothing where there is none. Raises Conflict."""
    there: models.QuerySet[Any] = model.objects.filter(**which)
    if not there.filter(revision=revision - 1).delete()[0] and there.exists():
        raise stale()


def stale() -> Conflict:
    return Conflict("stale_revision", "This was changed elsewhere in the meantime.")
