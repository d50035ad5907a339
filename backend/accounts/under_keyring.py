"""What of this room stands under the keyring itself: data keys, sessions and second factors."""

from collections.abc import Callable
from functools import partial
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db.models import Model

from backend.accounts.models import DataKey
from backend.core.keyring import KeyRing, split_text
from backend.core.under_keyring import Place, move_rows, register

_Aad = Callable[[Any], bytes]


def register_places(data_key: _Aad, session: _Aad, second_factor: bytes) -> None:
    register(_column("data keys", DataKey, "wrapped", data_key))
    register(_column("sessions", Session, "session_data", session))
    anew = partial(_second_factor_anew, aad=second_factor)
    register(
        Place(
            "second factors",
            _second_factors_left,
            partial(move_rows, Authenticator.objects.all(), "data", anew),
        )
    )


def _column(name: str, model: type[Model], column: str, aad: _Aad) -> Place:
    rows = model._base_manager.all()

    def left(key_id: str) -> int:
        return rows.filter(**{f"{column}__startswith": f"v1.{key_id}."}).count()

    def anew(row: Any, ring: KeyRing) -> bool:
        # The inner half of a data key stays as it is: this needs nobody's share.
        sealed = getattr(row, column)
        if split_text(sealed)[0] == ring.active:
            return False
        setattr(row, column, ring.seal(ring.open(sealed, aad(row.pk)), aad(row.pk)))
        return True

    return Place(name, left, lambda size: move_rows(rows, column, anew, size))


def _second_factors_left(key_id: str) -> int:
    # allauth keeps JSON, and a few rows for each of those who must have one.
    begins = f"v1.{key_id}."
    every = Authenticator.objects.values_list("data", flat=True).iterator(2000)
    return sum(any(text.startswith(begins) for text in _texts(data)) for data in every)


def _second_factor_anew(row: Authenticator, ring: KeyRing, *, aad: bytes) -> bool:
    def one(value: Any) -> Any:
        if isinstance(value, list):
            return [one(each) for each in value]
        if not isinstance(value, str) or not value.startswith("v1.") or split_text(value)[0] == ring.active:
            return value
        return ring.seal(ring.open(value, aad), aad)

    data = {name: one(value) for name, value in row.data.items()}
    changed: bool = data != row.data
    row.data = data
    return changed


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict | list):
        return [
            text for each in (value.values() if isinstance(value, dict) else value) for text in _texts(each)
        ]
    return [value] if isinstance(value, str) else []
