"""The register of every category of data about a person: what it is, how it is shown, how it is erased.

A test walks every foreign key to the user model and fails when a category is missing, so nothing can be kept in
silence.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models


@dataclass(frozen=True)
class Category:
    """`label` is a plain phrase for the person; `owner` the path from the model to them; `erased` says what deletion
    does to it.
    """

    name: str
    label: str
    model: type[models.Model]
    owner: str = "owner"
    erased: str = "deleted"


_categories: dict[str, Category] = {}


def register(*categories: Category) -> None:
    for category in categories:
        _categories[category.name] = category


def categories() -> Iterable[Category]:
    return _categories.values()
