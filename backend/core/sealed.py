"""Model fields whose value is unreadable in the database, in a backup and in a log.

A value is sealed under its owner's data key and bound to its table, column, row and owner: copied anywhere else it
does not open. It opens on first access, so a row that nobody reads costs nothing. Querying by content is impossible
and says so.
"""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import FieldError
from django.db import models

from backend.core import keyring

OwnerKey = Callable[[UUID], bytes]
_OWNER_KEY_ID = "o"
_provider: list[OwnerKey] = []


def provide_owner_keys(find: OwnerKey) -> None:
    """Says who knows the data keys of owners.

    `find` returns 32 bytes or raises CannotOpen when the key was destroyed.
    """
    _provider[:] = [find]


class Ciphertext(str):
    """A value as it stands in the database, not opened yet."""


class _Opening:
    """Opens the value when it is first asked for, because only then the row's id and owner are known."""

    def __init__(self, field: "_SealedField") -> None:
        self.field = field

    def __get__(self, instance: models.Model | None, owner: type | None = None) -> Any:
        if instance is None:
            return self
        name = self.field.attname
        if name not in instance.__dict__:
            instance.refresh_from_db(fields=[name])  # the column was deferred
        value = instance.__dict__[name]
        if isinstance(value, Ciphertext):
            value = self.field.open(instance, value)
            instance.__dict__[name] = value
        return value

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class _SealedField(models.TextField):
    def __init__(self, *args: Any, owner: str = "owner_id", **kwargs: Any) -> None:
        self.owner = owner
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        if self.owner != "owner_id":
            kwargs["owner"] = self.owner
        return name, path, args, kwargs

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, self.attname, _Opening(self))

    def aad(self, pk: Any, owner: UUID) -> bytes:
        return f"{self.model._meta.label_lower}.{self.attname}:{pk}:{owner}".encode()

    def open(self, instance: models.Model, value: str) -> Any:
        owner = getattr(instance, self.owner)
        return self.open_of(instance.pk, owner, _provider[0](owner), value)

    def open_of(self, pk: Any, owner: UUID, key: bytes, value: str) -> Any:
        """Opens the value of a row that was read without a model, for whoever has the owner's key.

        Raises CannotOpen.
        """
        _, box = keyring.split_text(value)
        return self.loads(keyring.open_box(key, box, self.aad(pk, owner)).decode())

    def seal(self, instance: models.Model, value: Any) -> Ciphertext:
        if instance.pk is None:
            raise ValueError(
                "A sealed value needs a row whose id is known before it is saved: give the model a UUID."
            )
        owner = getattr(instance, self.owner)
        aad = self.aad(instance.pk, owner)
        return Ciphertext(
            keyring.seal_text(_OWNER_KEY_ID, _provider[0](owner), self.dumps(value).encode(), aad)
        )

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Ciphertext | None:
        return None if value is None else Ciphertext(value)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = model_instance.__dict__.get(self.attname)
        if value is None or isinstance(value, Ciphertext):
            return value
        return self.seal(model_instance, value)

    def get_prep_value(self, value: Any) -> Any:
        # Only pre_save knows the row: an update() with a plain value would be written readable, so it fails.
        if value is not None and not isinstance(value, Ciphertext):
            raise FieldError(f"{self.attname} is sealed: save the row, or write None.")
        return None if value is None else str(value)

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name != "isnull":
            raise FieldError(f"{self.attname} is sealed: nothing can be looked up by its content.")
        return super().get_lookup(lookup_name)

    def dumps(self, value: Any) -> str:
        raise TypeError

    def loads(self, text: str) -> Any:
        raise TypeError


class SealedTextField(_SealedField):
    """Text. The owner's id stands in the attribute named by `owner`. Of choices it is one, or empty without a default:
    the database can't see that any more.
    """

    def dumps(self, value: Any) -> str:
        known = {choice for choice, _ in self.choices or ()}
        if known and value not in known and (value or self.has_default()):
            raise ValueError(f"{self.attname} is none of its choices.")
        return str(value)

    def loads(self, text: str) -> Any:
        return text


class SealedJSONField(_SealedField):
    """Anything JSON can say. Assign a new value to change it: changes inside an opened one are saved too."""

    def dumps(self, value: Any) -> str:
        return json.dumps(value, separators=(",", ":"), ensure_ascii=False)

    def loads(self, text: str) -> Any:
        return json.loads(text)


class SealedBooleanField(SealedJSONField):
    """Yes or no."""

    _pyi_private_get_type: Any
    _pyi_private_set_type: Any


class SealedDateField(_SealedField):
    """A calendar day."""

    _pyi_private_get_type: Any
    _pyi_private_set_type: Any

    def dumps(self, value: Any) -> str:
        return str(value.isoformat())

    def loads(self, text: str) -> Any:
        return date.fromisoformat(text)


class SealedDateTimeField(SealedDateField):
    """An instant."""

    def loads(self, text: str) -> Any:
        return datetime.fromisoformat(text)


def seal_columns(model: Any, *names: str) -> None:
    """Seals what stood readable in columns that became sealed ones. For migrations; doing it twice changes nothing."""
    for row in model._base_manager.all().iterator():
        plain = {name: row.__dict__[name] for name in names if not _is_sealed(row.__dict__[name])}
        for name, text in plain.items():
            setattr(row, name, _read_plain(model._meta.get_field(name), str(text)))
        if plain:
            row.save(update_fields=list(plain))


def _is_sealed(value: str | None) -> bool:
    return value is None or value.startswith(f"v1.{_OWNER_KEY_ID}.")


def _read_plain(field: Any, text: str) -> Any:
    """As a database writes a value of the type that the column had."""
    if isinstance(field, SealedBooleanField):
        return text.lower() in {"1", "t", "true"}
    if isinstance(field, SealedDateTimeField):
        read = datetime.fromisoformat(text)
        return read if read.tzinfo else read.replace(tzinfo=UTC)
    return date.fromisoformat(text) if isinstance(field, SealedDateField) else text
