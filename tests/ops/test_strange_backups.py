"""A file that somebody hands to `restore`: whatever is in it, it opens as it was or is refused with one sentence."""

import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from backend.ops import manifest, sealed_file
from backend.ops.databases.failed import Failed
from backend.ops.manifest import Manifest
from backend.ops.sealed_file import DoesNotOpen

KEY = b"words of the operator, kept elsewhere"
SMALL = 64  # bytes of a chunk here, so that few make several
TRIED = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """One key for all, in place of a derivation for each; what it is bound to stays."""
    monkeypatch.setattr(sealed_file, "CHUNK", SMALL)
    monkeypatch.setattr(sealed_file, "_cipher", lambda key, head: AESGCM(bytes(32)))


def read(file: bytes) -> bytes:
    return b"".join(sealed_file.opened(io.BytesIO(file), KEY))


def sealed(text: bytes) -> bytes:
    into = io.BytesIO()
    sealed_file.seal(into, iter([text]), KEY)
    return into.getvalue()


@given(st.binary(max_size=400), st.booleans())
@example(b"", True)
@TRIED
def test_any_bytes_are_no_backup(text: bytes, begins: bool) -> None:
    with pytest.raises(DoesNotOpen):
        read(sealed_file.MAGIC * begins + text)


@given(st.binary(max_size=300), st.data())
@TRIED
def test_one_that_was_changed_anywhere_does_not_open(text: bytes, data: st.DataObject) -> None:
    file = sealed(text)
    assert read(file) == text
    start = data.draw(st.integers(0, len(file)))
    end = data.draw(st.integers(start, len(file)))
    other = file[:start] + data.draw(st.binary(max_size=40)) + file[end:]
    if other == file:
        return
    with pytest.raises(DoesNotOpen):
        read(other)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
ALMOST = st.fixed_dictionaries(
    {},
    optional={
        "database": st.sampled_from(["sqlite", "postgresql"]) | ANYTHING,
        "made_at": st.just("2026-06-15T12:00:00Z") | ANYTHING,
        "migrations": st.lists(st.sampled_from(["core.0001_initial", "core.", ".", "", "a.b.c"])) | ANYTHING,
        "marks": st.dictionaries(st.text(max_size=4), st.text(max_size=8)) | ANYTHING,
    },
)


def held(text: bytes, length: int | None = None) -> bytes:
    return (len(text) if length is None else length).to_bytes(4, "big") + text


def pieces(text: bytes, size: int) -> Iterator[bytes]:
    for start in range(0, len(text), size):
        yield text[start : start + size]


def look(text: bytes, size: int = 7) -> None:
    """As `restore` does: it is read, and asked whether this code can take it."""
    try:
        found, rest = manifest.split(pieces(text, size))
    except Failed:
        return
    assert isinstance(manifest.why_not(found), str)
    assert text.endswith(b"".join(rest))


@pytest.mark.django_db
@given(ALMOST | ANYTHING, st.integers(1, 9))
@example({"database": "sqlite", "made_at": "", "migrations": [1], "marks": {}}, 1)
@example({"database": "sqlite", "made_at": "", "migrations": [], "marks": {"a": 1}}, 1)
@example({"database": [], "made_at": "", "migrations": [], "marks": []}, 1)
@TRIED
def test_a_manifest_of_any_json(told: Any, size: int) -> None:
    look(held(json.dumps(told).encode()) + b"the database", size)


@pytest.mark.django_db
@given(st.binary(max_size=60), st.integers(0, 2**32 - 1) | st.none())
@example(b"{}", 2**32 - 1)
@TRIED
def test_a_manifest_of_any_bytes(text: bytes, length: int | None) -> None:
    look(text)
    look(held(text, length), 50_000)


def test_a_manifest_of_brackets_without_end() -> None:
    with pytest.raises(Failed):
        manifest.split(iter([held(b"[" * 100_000)]))


@given(st.binary(max_size=60), st.integers(1, 70))
@TRIED
def test_what_was_written_is_read_however_it_is_cut(rest: bytes, size: int) -> None:
    made = Manifest("sqlite", "2026-06-15T12:00:00Z", ["core.0001_initial"], {"a": "b"})
    found, after = manifest.split(pieces(b"".join(manifest.before(made, iter([rest]))), size))
    assert (found, b"".join(after)) == (made, rest)


def test_a_manifest_without_end_is_not_gathered() -> None:
    """One that says it is as long as a database would have all of it in memory, copied with every piece."""
    given, asked = (2**32 - 1).to_bytes(4, "big"), 0

    def endless() -> Iterator[bytes]:
        nonlocal asked
        yield given
        for _ in range(20):
            asked += 1
            yield bytes(1 << 20)

    with pytest.raises(Failed):
        manifest.split(endless())
    assert asked < 10
