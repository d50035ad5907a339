"""The drill: what was written comes back from a backup, what was erased does not, and nothing half happens."""

from pathlib import Path

import pytest

from tests.ops.conftest import NewSite
from tests.ops.site import Site

pytestmark = [pytest.mark.slow, pytest.mark.promise(15)]


def test_what_was_written_comes_back_and_what_was_ended_since_does_not(new_site: NewSite) -> None:
    site = new_site("site")
    alice, bob = site.act("seed", name="alice"), site.act("seed", name="bob")
    site.act("wait", owner=alice)
    words = site.act("opened", owner=alice)
    assert len(words) > 10
    seen = site.act("marks", owner=alice)[-1]
    backup = site.folder / "one.backup"
    site.run("backup", str(backup))
    assert backup.stat().st_mode & 0o077 == 0
    assert_tells_nothing(backup, site, words)

    site.act("write", owner=alice)
    lost = site.act("marks", owner=alice)[-1]
    site.act("erase", owner=bob)
    said = site.run("restore", str(backup), "--replace")
    assert "Who was deleted since is deleted again." in said

    now = site.act("opened", owner=alice)
    assert {key: text for key, text in words.items() if key in now} == now
    assert {key for key in words if key not in now} == {
        key for key in words if key.startswith(("push.PushSubscription", "accounts.SignedInDevice"))
    }
    assert site.act("secret", owner=alice) == "SECRET"
    assert site.act("opened", owner=bob) == {}
    # Devices notice: what they saw since is unknown here, and what they saw before is known.
    assert site.act("knows", owner=alice, mark=seen) is True
    assert site.act("knows", owner=alice, mark=lost) is False
    assert site.act("waiting") == {"sessions": 0, "devices": 0, "notes": 0, "due": 0, "to plan": 1}


def test_an_empty_deployment_takes_a_backup_and_one_with_accounts_only_when_told(new_site: NewSite) -> None:
    site = new_site("site")
    alice = site.act("seed", name="alice")
    words = site.act("opened", owner=alice)
    backup = site.folder / "one.backup"
    site.run("backup", str(backup))
    again = site.manage("backup", str(backup))
    assert (again.returncode, "never written over" in again.stderr) == (1, True)
    before = site.act("digest")
    refused = site.manage("restore", str(backup))
    assert (refused.returncode, "--replace" in refused.stderr) == (1, True)
    assert site.act("digest") == before

    other = new_site("other")
    moved = other.manage("restore", str(backup))
    assert (moved.returncode, "not the one of this database" in moved.stderr) == (
        1,
        True,
    )  # its keyring is not here
    for name in ("keyring", "shares"):
        Path(site.keys[name]).replace(Path(other.keys[name])) if name == "keyring" else Path(
            site.keys[name]
        ).rename(other.keys[name])
    other.run("restore", str(backup))
    kept = {key: text for key, text in words.items() if not key.startswith(("push.", "accounts.SignedIn"))}
    assert {key: text for key, text in other.act("opened", owner=alice).items() if key in kept} == kept


def test_a_backup_that_is_not_whole_is_one_sentence_and_changes_nothing(new_site: NewSite) -> None:
    site = new_site("site")
    site.act("seed", name="alice")
    backup = site.folder / "one.backup"
    site.run("backup", str(backup))
    site.act("seed", name="carol")
    before, whole = site.act("digest"), backup.read_bytes()
    broken = site.folder / "broken.backup"
    other_key = site.folder / "other-key"
    other_key.write_text("some other words of somebody else", encoding="utf-8")
    other_key.chmod(0o600)
    for content, arguments, sentence in (
        (whole[: len(whole) // 2], (), "does not open"),
        (whole[:-40] + bytes(40), (), "does not open"),
        (b"PGDMP" + whole, (), "is not a backup"),
        (whole, ("--key-file", str(other_key)), "key is another one"),
    ):
        broken.write_bytes(content)
        done = site.manage("restore", str(broken), "--replace", *arguments)
        assert done.returncode == 1
        assert sentence in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert site.act("digest") == before
    assert "can be put back here" in site.run("restore", str(backup), "--check")
    assert site.act("digest") == before
    assert [path.name for path in site.folder.glob(".attune-copy-*")] == []


def test_a_backup_into_nowhere_leaves_nothing(new_site: NewSite) -> None:
    site = new_site("site")
    done = site.manage("backup", str(site.folder / "nowhere" / "one.backup"))
    assert (done.returncode, len(done.stderr.strip().splitlines())) == (1, 1)
    done = site.manage("backup", str(site.folder / "one.backup"), BACKUP_KEY_FILE="")
    assert (done.returncode, "BACKUP_KEY_FILE" in done.stderr) == (1, True)
    assert list(site.folder.glob("one.backup*")) == []


def assert_tells_nothing(backup: Path, site: Site, words: dict[str, str]) -> None:
    """Neither what is in the database, nor any of the keys that are apart from it."""
    raw = backup.read_bytes()
    for text in [*words.values(), "alice", "SQLite format", "PGDMP", "accounts_user"]:
        assert len(text) < 5 or text.encode() not in raw
    for share in Path(site.keys["shares"]).rglob("*"):
        assert not share.is_file() or not share.read_bytes() or share.read_bytes() not in raw
