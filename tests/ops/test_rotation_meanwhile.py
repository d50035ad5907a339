"""A rotation while other processes write, each with the keyring that it has read."""

import time

import pytest

from tests.ops.conftest import NewSite

pytestmark = pytest.mark.slow


def test_what_is_written_meanwhile_opens_and_leaves_nothing_under_the_old_key(new_site: NewSite) -> None:
    site = new_site("site")
    before = site.act("seed", name="alice")
    words = site.act("opened", owner=before)
    writers = [site.start("write_on", name=f"writer{number}", seconds=25) for number in range(2)]
    time.sleep(4)
    said = site.run("rotate_keyring", "--settle", "6")
    assert "k2 is the active key." in said
    written = []
    for writer in writers:
        out, error = writer.communicate(timeout=120)
        assert writer.returncode == 0, error
        written.append(out.splitlines()[-1].strip('"'))
    site.run("rotate_keyring")
    assert "k1 is taken away." in site.run("rotate_keyring", "--remove-old")
    assert site.act("opened", owner=before) == words
    assert site.act("secret", owner=before) == "SECRET"
    for owner in written:
        assert len(site.act("opened", owner=owner)) > 10
