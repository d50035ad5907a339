"""One half of each person's data key, kept beside the keyring and never in the database.

A backup of the database holds the other half. Destroying this one makes every backup there is unreadable for that
person (ADR 23). A share is a file of 32 bytes under a digest of its owner's id; of one that was destroyed a mark
stays, so that an account which comes back with a backup is known to be erased.
"""

import hashlib
import os
import secrets
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from django.conf import settings

from backend.core.keyring import CannotOpen, new_key

_SIZE = 32


def make(owner: UUID) -> bytes:
    """The owner's share; a new one where there is none. Raises CannotOpen for somebody who was erased."""
    path = _path(owner)
    if not path.exists():
        if is_erased(owner):
            raise _erased()
        _make_folder(path.parent)
        _write(path, new_key())
    return find(owner)


def find(owner: UUID) -> bytes:
    """Raises CannotOpen where it was destroyed, or is not here."""
    # By its text: a Path takes three times as long as the file, and each note asks for one.
    folder, name = settings.KEY_SHARES_DIR, _name(owner)
    if os.path.exists(f"{folder}/erased/{name}"):
        raise _erased()
    try:
        with open(f"{folder}/shares/{name}", "rb", buffering=0) as file:
            share = file.read(_SIZE + 1)
    except FileNotFoundError:
        share = b""
    if len(share) != _SIZE:
        raise CannotOpen("This owner's half of a key is not here.")
    return share


def destroy(owner: UUID) -> None:
    """For good. Twice is as once; killed in between, the mark already stands and nothing opens."""
    mark = _mark(owner)
    if not mark.exists():
        _make_folder(mark.parent)
        _write(mark, b"")
    with suppress(FileNotFoundError):
        with _path(owner).open("r+b") as file:
            file.write(bytes(_SIZE))
            file.flush()
            os.fsync(file.fileno())
        _path(owner).unlink()


def is_erased(owner: UUID) -> bool:
    return _mark(owner).exists()


def erased_among(owners: list[UUID]) -> list[UUID]:
    """Those of them who were erased; none is looked for where nobody ever was."""
    if not _mark(UUID(int=0)).parent.is_dir():
        return []
    return [owner for owner in owners if is_erased(owner)]


def _make_folder(folder: Path) -> None:
    # Each by itself: of what `parents` makes on the way, anybody may read.
    for each in (folder.parent, folder):
        each.mkdir(mode=0o700, parents=True, exist_ok=True)


def _erased() -> CannotOpen:
    return CannotOpen("This account was erased.")


def _path(owner: UUID) -> Path:
    return Path(settings.KEY_SHARES_DIR) / "shares" / _name(owner)


def _mark(owner: UUID) -> Path:
    return Path(settings.KEY_SHARES_DIR) / "erased" / _name(owner)


def _name(owner: UUID) -> str:
    """Tells nothing: an id has the moment in it at which the account was made."""
    return hashlib.sha256(UUID(str(owner)).bytes).hexdigest()


def _write(path: Path, content: bytes) -> None:
    # Whole, and on the disk before the database says so; of two that begin together one wins.
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
