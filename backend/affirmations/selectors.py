import hashlib
import json
from typing import Any
from uuid import UUID

from backend.accounts.models import User
from backend.affirmations.models import SOURCE_LOCALE, AffirmationText, AffirmationWording, Card, Edition


def library(locale: str) -> dict[str, Any]:
    """The whole library in a language, in its order: `{families, version}`.

    A text without a wording there is given in English.

    `version` changes when anything in it does. Two queries, whatever the size.
    """
    wordings: dict[str, str] = {}
    for language in dict.fromkeys(
        (SOURCE_LOCALE, locale.split("-", maxsplit=1)[0], locale)
    ):  # the nearest comes last and wins
        wordings |= dict(AffirmationWording.objects.filter(locale=language).values_list("text_id", "wording"))
    families: dict[str, dict[str, Any]] = {}
    texts = AffirmationText.objects.filter(retired_at__isnull=True).select_related("family")
    for text in texts.order_by("family__position", "family_id", "level", "position"):
        family = text.family
        shown = families.setdefault(
            family.pk,
            {
                "id": family.pk,
                "theme": family.theme,
                "quoted": family.quoted,
                "credit": family.credit,
                "asked_only": family.asked_only,
                "texts": [],
            },
        )
        if text.pk in wordings:
            shown["texts"].append({"id": text.pk, "level": text.level, "text": wordings[text.pk]})
    content = [family for family in families.values() if family["texts"]]
    digest = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
    return {"families": content, "version": digest[:16]}


def edition() -> str | None:
    """The mark of what is loaded; None where nothing ever was by `load_library`."""
    return Edition.objects.values_list("mark", flat=True).first()


def has_text(id: str) -> bool:
    """Whether the library knows or once knew this text: an answer may arrive after it was retired."""
    return AffirmationText.objects.filter(pk=id).exists()


def has_card(owner: User, id: UUID) -> bool:
    """Whether the owner has this card or deleted it lately: an answer given offline may arrive after the deletion."""
    return Card.objects.for_owner(owner).whole().filter(pk=id).exists()
