"""The file of a backup opens whole and unchanged under its key, or not at all."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from backend.ops import sealed_file
from backend.ops.sealed_file import CHUNK, DoesNotOpen, opened, read_key, seal

KEY = b"words of the operator, kept elsewhere"
HEAD = len(sealed_file.MAGIC) + 16 + 7
BOX = CHUNK + 16


def pieces(text: bytes, size: int = 700_001) -> Iterator[bytes]:
    for start in range(0, len(text), size):
        yield text[start : start + size]


def sealed(text: bytes, key: bytes = KEY) -> bytes:
    into = io.BytesIO()
    seal(into, pieces(text), key)
    return into.getvalue()


def read(file: bytes, key: bytes = KEY) -> bytes:
    return b"".join(opened(io.BytesIO(file), key))


@pytest.fixture(scope="module")
def three() -> bytes:
    """A file of two full chunks and a short one."""
    return sealed(b"canary " * (CHUNK * 5 // 2 // 7))


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 5])
def test_what_was_sealed_comes_back_whatever_its_length(size: int) -> None:
    text = bytes(index % 251 for index in range(size))
    file = sealed(text)
    assert read(file) == text
    assert size < 20 or text[:20] not in file


@pytest.mark.parametrize("end", [0, 5, HEAD, HEAD + 1, HEAD + BOX - 1, HEAD + BOX, HEAD + 2 * BOX, -1])
def test_a_file_that_was_cut_off_does_not_open(three: bytes, end: int) -> None:
    with pytest.raises(DoesNotOpen):
        read(three[:end])


@pytest.mark.parametrize("at", [0, len(sealed_file.MAGIC), HEAD - 1, HEAD, HEAD + BOX + 7, -1])
def test_a_file_with_one_other_bit_does_not_open(three: bytes, at: int) -> None:
    changed = bytearray(three)
    changed[at] ^= 1
    with pytest.raises(DoesNotOpen):
        read(bytes(changed))


def test_chunks_that_were_moved_left_out_or_put_on_do_not_open(three: bytes) -> None:
    head, one, two, last = (
        three[:HEAD],
        three[HEAD : HEAD + BOX],
        three[HEAD + BOX : HEAD + 2 * BOX],
        three[HEAD + 2 * BOX :],
    )
    for other in (
        two + one + last,
        one + last,
        one + two + two + last,
        one + two + last + last,
        one + two + last + b"x",
    ):
        with pytest.raises(DoesNotOpen):
            read(head + other)


@pytest.mark.promise(45)
def test_nothing_of_what_is_in_it_is_readable(three: bytes) -> None:
    assert b"canary" not in three


@pytest.mark.promise(45)
def test_another_key_and_no_backup_each_have_their_sentence(three: bytes) -> None:
    with pytest.raises(DoesNotOpen, match="key is another one"):
        read(three, b"other words of the operator, longer")
    with pytest.raises(DoesNotOpen, match="is not a backup"):
        read(b"SQLite format 3" + three)


def test_the_same_twice_is_two_files_with_nothing_in_common() -> None:
    assert sealed(b"the same")[len(sealed_file.MAGIC) :] != sealed(b"the same")[len(sealed_file.MAGIC) :]


def test_a_key_file_is_private_and_long(tmp_path: Path) -> None:
    path = tmp_path / "key"
    with pytest.raises(DoesNotOpen, match="can't be read"):
        read_key(path)
    path.write_bytes(KEY + b"\n")
    path.chmod(0o644)
    with pytest.raises(DoesNotOpen, match="read by others"):
        read_key(path)
    path.chmod(0o600)
    assert read_key(path) == KEY
    path.write_bytes(b"short")
    with pytest.raises(DoesNotOpen, match="longer key"):
        read_key(path)
