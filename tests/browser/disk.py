"""What a copy of a browser's folder gives away: every file, raw and unpacked, as a thief would read it."""

import re
import sqlite3
import struct
from collections.abc import Iterator
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from backend.accounts.vault.encoding import from_base64url

# Where browsers put what a page keeps, but for its files.
STORES = {"IndexedDB", "Local Storage", "Session Storage", "File System", "Sessions", "idb", "ls"}
_TABLE = bytes.fromhex("57fb808b247547db")  # the last eight bytes of a LevelDB table
_USER_KEY = b"attune/v1/user-key"
# Nonce, user key and tag in base64url, 80 letters; what stands before them, a length for one, may look like a letter.
_BOX = re.compile(rb"(?<![\w-])[\w-]{80,84}(?![\w-])")


def parts(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Each file under its name: as it lies there, and once more with what is packed in it unpacked."""
    for path in sorted(folder.rglob("*")):
        if (
            not path.is_file() or path.is_symlink() or "permanent" in path.parts
        ):  # what Firefox keeps of its own
            continue
        raw, name = path.read_bytes(), str(path.relative_to(folder))
        yield name, raw
        if raw.endswith(_TABLE):
            yield name, b"\n".join(_blocks(raw))
        elif raw.startswith(b"mozLz40\0"):
            yield name, _lz4(raw[12:], struct.unpack_from("<I", raw, 8)[0])
        elif raw.startswith(b"SQLite format 3\0") and STORES & set(path.parts):
            yield name, b"\n".join(_values(path))


def tells(folder: Path, texts: list[str]) -> list[tuple[str, str]]:
    """Where any of the texts can be read, in the spellings that browsers write."""
    wanted = [(text, text.encode(form)) for text in texts for form in ("utf-8", "utf-16-le")]
    return sorted(
        {(name, text) for name, content in parts(folder) for text, written in wanted if written in content}
    )


def opens(folder: Path) -> bool:
    """Whether any 32 bytes that lie there, read at any place, are the key to the user key that lies there."""
    contents = [
        content for name, content in parts(folder) if any(part in STORES for part in Path(name).parts)
    ]
    # Firefox writes some texts with two bytes for a letter.
    runs = {run for one in contents for form in (one, one.replace(b"\0", b"")) for run in _BOX.findall(form)}
    boxes = [from_base64url(run[at : at + 80].decode()) for run in runs for at in range(len(run) - 79)]
    keys = {key for one in contents for key in _runs(one)}
    return any(_fits(key, box) for box in boxes for key in keys)


def _runs(content: bytes) -> Iterator[bytes]:
    """Every 32 bytes that could be random: no text, no zeros."""
    for at in range(len(content) - 31):
        key = content[at : at + 32]
        if not key.isascii() and len(set(key)) > 16:
            yield key


def _fits(key: bytes, box: bytes) -> bool:
    try:
        AESGCM(key).decrypt(box[:12], box[12:], _USER_KEY)
    except InvalidTag:
        return False
    return True


def _values(path: Path) -> Iterator[bytes]:
    """What stands in the rows of a database, in which Firefox packs what it keeps of a page."""
    with sqlite3.connect(f"file:{path}?immutable=1", uri=True) as database:
        for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            try:
                rows = database.execute(f'SELECT * FROM "{table}"').fetchall()  # noqa: S608 (names it holds itself)
            except sqlite3.DatabaseError:
                continue
            for value in (value for row in rows for value in row if isinstance(value, bytes)):
                yield value
                yield _snappy(value)
    database.close()


def _blocks(table: bytes) -> Iterator[bytes]:
    at, _ = _handle(table[-48:], _handle(table[-48:], 0)[1])
    for entry in _entries(_block(table, at)):
        yield _block(table, _handle(entry, 0)[0])


def _block(table: bytes, place: tuple[int, int]) -> bytes:
    start, size = place
    content = table[start : start + size]
    return _snappy(content) if table[start + size] == 1 else content


def _entries(block: bytes) -> Iterator[bytes]:
    restarts = struct.unpack_from("<I", block, len(block) - 4)[0]
    at = 0
    while at < len(block) - 4 * (restarts + 1):
        _, at = _varint(block, at)
        unshared, at = _varint(block, at)
        length, at = _varint(block, at)
        yield block[at + unshared : at + unshared + length]
        at += unshared + length


def _handle(data: bytes, at: int) -> tuple[tuple[int, int], int]:
    start, at = _varint(data, at)
    size, at = _varint(data, at)
    return (start, size), at


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        value |= (data[at] & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if data[at - 1] < 0x80:
            return value, at


def _snappy(packed: bytes) -> bytes:
    """Empty for what is not packed that way."""
    try:
        _, at = _varint(packed, 0)
        out = bytearray()
        while at < len(packed):
            tag = packed[at]
            at += 1
            if tag & 3 == 0:
                length = tag >> 2
                if length >= 60:
                    size = length - 59
                    length = int.from_bytes(packed[at : at + size], "little")
                    at += size
                out += packed[at : at + length + 1]
                at += length + 1
                continue
            if tag & 3 == 1:
                length, back = (tag >> 2 & 7) + 4, (tag >> 5) << 8 | packed[at]
                at += 1
            else:
                size = 2 if tag & 3 == 2 else 4
                length, back = (tag >> 2) + 1, int.from_bytes(packed[at : at + size], "little")
                at += size
            _again(out, back, length)
    except (IndexError, ValueError):
        return b""
    return bytes(out)


def _lz4(packed: bytes, size: int) -> bytes:
    out, at = bytearray(), 0
    while at < len(packed):
        token = packed[at]
        literal, at = _length(packed, at + 1, token >> 4)
        out += packed[at : at + literal]
        at += literal
        if len(out) >= size:
            break
        back = int.from_bytes(packed[at : at + 2], "little")
        length, at = _length(packed, at + 2, token & 15)
        _again(out, back, length + 4)
    return bytes(out)


def _length(packed: bytes, at: int, first: int) -> tuple[int, int]:
    length = first
    while first == 15:
        length += packed[at]
        at += 1
        if packed[at - 1] != 255:
            break
    return length, at


def _again(out: bytearray, back: int, length: int) -> None:
    if not 0 < back <= len(out):
        raise ValueError
    for _ in range(length):
        out.append(out[-back])
