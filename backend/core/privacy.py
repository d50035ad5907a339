"""The register of every category of data about a person: what it is, how it is shown, how it is erased.

A test walks every foreign key to the user model and fails when a category is missing, so nothing can be kept in
silence. None can be registered without both verbs.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any
from uuid import UUID

from django.db import models

from backend.core.entries import Entry


class Erase(IntEnum):
    """When a deletion comes to it. Each is a transaction of its own, in this order: what opens the rest goes first."""

    KEYS = 1
    DEVICES = 2  # what would still write to a device or a mailbox
    LINKS = 3  # what somebody else could still see
    WRITTEN = 4
    ACCOUNT = 5


# Column, or path to one, by the plain word for it; or a sentence that says why its rows are not listed.
Show = Mapping[str, str] | str

ON_THE_DEVICE = "It is sealed on your devices, so the one that makes the file puts it in."


@dataclass(frozen=True)
class Category:
    """`label` is a plain phrase for the person; `owner` the path from the model to them; `show` what their export says
    of it; `erase` when deletion deletes it. What a person writes has both verbs by its nature.
    """

    name: str
    label: str
    model: type[models.Model]
    owner: str = "owner"
    show: Show = ""
    erase: Erase | None = None

    def __post_init__(self) -> None:
        if issubclass(self.model, Entry):
            object.__setattr__(self, "show", self.show or ON_THE_DEVICE)
            object.__setattr__(self, "erase", self.erase or Erase.WRITTEN)
        if not self.show or self.erase is None:
            raise ValueError(f"The category {self.name} has to say what is shown of it and how it is erased.")

    @property
    def columns(self) -> Mapping[str, str]:
        """What is shown of each row, by its plain word; nothing where its rows are not listed."""
        return {} if isinstance(self.show, str) else self.show

    def rows(self, owner: UUID | None) -> models.QuerySet[Any]:
        """Every row of theirs, whatever a manager hides elsewhere."""
        return models.QuerySet(self.model).filter(**{self.owner: owner})


_categories: dict[str, Category] = {}
_before: dict[Erase, list[Callable[[UUID], object]]] = {}


def register(*categories: Category) -> None:
    for category in categories:
        _categories[category.name] = category


def before(step: Erase, act: Callable[[UUID], object]) -> None:
    """What is done about others before a step of somebody's deletion, in its transaction. It may be done twice."""
    acts = _before.setdefault(step, [])
    if act not in acts:
        acts.append(act)


def acts_before(step: Erase) -> Iterable[Callable[[UUID], object]]:
    return tuple(_before.get(step, ()))


def categories() -> Iterable[Category]:
    return _categories.values()
