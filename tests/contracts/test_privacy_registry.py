"""Nothing about a person is kept in silence: every table that points at somebody is a registered category."""

from typing import Any

import pytest
from django.apps import apps
from django.db import models

from backend.accounts.models import DataKey, EmailCode, RecoveryEmail, User, Vault
from backend.core import privacy


def tables_about_people() -> set[type[models.Model]]:
    """Models with a key to the user, at any distance.

    Links that Django makes by itself belong to the user's own row.
    """
    found: set[type[models.Model]] = {User}
    while True:
        more = {
            model
            for model in apps.get_models()
            for key in model._meta.get_fields()
            if isinstance(key, models.ForeignKey) and key.related_model in found
        } - found
        if not more:
            return found - {User}
        found |= more


# Reached through a registered one, and nothing without it.
PARTS: dict[str, str] = {
    "account.EmailConfirmation": "a code that belongs to an e-mail address, which is a category",
}


@pytest.mark.promise(15)
def test_every_table_about_a_person_is_a_registered_category() -> None:
    registered = {category.model for category in privacy.categories()}
    missing = {model._meta.label for model in tables_about_people() - registered} - set(PARTS)
    assert missing == set()
    assert User in registered


def test_every_category_leads_to_its_owner_and_has_a_plain_label(db: Any) -> None:
    for category in privacy.categories():
        assert list(category.rows(None)[:1]) == []
        assert category.label[0].isupper(), category
        assert len(category.label) <= 90, category


@pytest.mark.promise(15)
def test_every_category_says_what_is_shown_of_it_and_when_it_is_erased() -> None:
    for category in privacy.categories():
        assert category.erase is not None, category
        said = [category.show] if isinstance(category.show, str) else [*category.columns.values()]
        assert all(text and text[0].isupper() for text in said), category
        for path in category.columns:
            assert hasattr(category.model, path.split("__")[0]), (category, path)


@pytest.mark.promise(15)
def test_a_table_that_is_erased_late_opens_nothing() -> None:
    """What unlocks the rest goes first: a process that is killed in between leaves nothing that can be read."""
    first = {category.model for category in privacy.categories() if category.erase is privacy.Erase.KEYS}
    assert {DataKey, Vault, RecoveryEmail, EmailCode} <= first
