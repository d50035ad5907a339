"""How a database that the environment names is reached."""

import pytest

from config import env


def options(monkeypatch: pytest.MonkeyPatch, address: str) -> dict[str, object]:
    monkeypatch.setenv("DATABASE_URL", address)
    found = env.database("DATABASE_URL", "sqlite:///none")["OPTIONS"]
    assert isinstance(found, dict)
    return {name: value for name, value in found.items() if name.startswith("ssl")}


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://attune@/attune?host=/run/postgresql",
        "postgresql://attune:secret@localhost/attune",
        "postgresql://attune:secret@127.0.0.1:5433/attune",
    ],
)
def test_a_database_of_this_machine_is_reached_as_it_is(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    assert options(monkeypatch, address) == {}


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("postgresql://attune:secret@db.example/attune", {"sslmode": "verify-full"}),
        ("postgresql://attune:secret@10.0.0.7/attune", {"sslmode": "verify-full"}),
        (
            "postgresql://attune@db.example/attune?sslrootcert=/etc/attune/root.crt",
            {"sslmode": "verify-full", "sslrootcert": "/etc/attune/root.crt"},
        ),
        ("postgresql://attune@db.example/attune?sslmode=require", {"sslmode": "require"}),
    ],
)
def test_a_database_of_another_machine_shows_who_it_is(
    monkeypatch: pytest.MonkeyPatch, address: str, asked: dict[str, str]
) -> None:
    assert options(monkeypatch, address) == asked
