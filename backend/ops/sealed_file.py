"""A file that only the operator's key opens, written and read as a stream.

`magic ‖ salt(16) ‖ prefix(7)`, then chunks of AES-256-GCM under the key that Argon2id makes of the operator's words.
The nonce of a chunk is `prefix ‖ number(4) ‖ is it the last(1)`, and the head is bound to each: so none can be changed,
left out, moved or cut off without being noticed (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár).
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

MAGIC = b"attune backup 1\n"
CHUNK = 1 << 20
_TAG, _SALT, _PREFIX = 16, 16, 7
LEAST_KEY = 20  # characters


class DoesNotOpen(Exception):
    """Its text is the one sentence that an operator reads."""


def read_key(path: Path) -> bytes:
    """The operator's key: whatever stands in a file of theirs. Raises DoesNotOpen."""
    try:
        key = path.read_bytes().strip()
    except OSError as error:
        raise DoesNotOpen(f"The key file can't be read: {error.strerror}.") from error
    if path.stat().st_mode & 0o077:
        raise DoesNotOpen("The key file can be read by others: set its mode to 600.")
    if len(key) < LEAST_KEY:
        raise DoesNotOpen(f"The key file holds fewer than {LEAST_KEY} characters: make a longer key.")
    return key


def seal(into: IO[bytes], chunks: Iterator[bytes], key: bytes) -> None:
    head = MAGIC + os.urandom(_SALT + _PREFIX)
    into.write(head)
    cipher = _cipher(key, head)
    number, waiting = 0, None
    for piece in _even(chunks):
        if waiting is not None:
            into.write(cipher.encrypt(_nonce(head, number, last=False), waiting, head))
            number += 1
        waiting = piece
    into.write(cipher.encrypt(_nonce(head, number, last=True), waiting or b"", head))


def opened(file: IO[bytes], key: bytes) -> Iterator[bytes]:
    """The plain bytes, each piece as it was sealed. Raises DoesNotOpen, perhaps in the middle: read it all once before
    anything is done with it.
    """
    head = file.read(len(MAGIC) + _SALT + _PREFIX)
    if not head.startswith(MAGIC) or len(head) != len(MAGIC) + _SALT + _PREFIX:
        raise DoesNotOpen("This file is not a backup.")
    cipher = _cipher(key, head)
    number, box = 0, file.read(CHUNK + _TAG)
    while True:
        following = file.read(CHUNK + _TAG) if len(box) == CHUNK + _TAG else b""
        try:
            yield cipher.decrypt(_nonce(head, number, last=not following), box, head)
        except (InvalidTag, ValueError) as error:
            why = (
                "The key is another one, or the file was changed"
                if number == 0
                else "The file was changed or cut off"
            )
            raise DoesNotOpen(f"The backup does not open: {why}.") from error
        if not following:
            return
        number, box = number + 1, following


def _even(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The same bytes in pieces of one size, of which the last may be shorter."""
    held = bytearray()
    for chunk in chunks:
        held += chunk
        while len(held) >= CHUNK:
            yield bytes(held[:CHUNK])
            del held[:CHUNK]
    if held:
        yield bytes(held)


def _nonce(head: bytes, number: int, *, last: bool) -> bytes:
    return head[-_PREFIX:] + number.to_bytes(4, "big") + bytes([last])


def _cipher(key: bytes, head: bytes) -> AESGCM:
    salt = head[len(MAGIC) : len(MAGIC) + _SALT]
    return AESGCM(Argon2id(salt=salt, length=32, iterations=3, lanes=4, memory_cost=64 * 1024).derive(key))
