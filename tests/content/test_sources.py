"""A sentence that a careless writer puts into a file of any kind is read there."""

from pathlib import Path

import pytest

from tests.content.messages import readings
from tests.content.texts import source_of

SENTENCE = "You should call your mother."


@pytest.mark.promise(9)
@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("frontend/src/i18n/en/help.json", f'{{"a": "{SENTENCE}"}}'),
        ("frontend/src/i18n/en/brand-new.json", f'{{"a": "{{n, plural, one {{x}} other {{{SENTENCE}}}}}"}}'),
        ("frontend/src/library/helplines.yaml", f"GB: {{lines: [{{name: {SENTENCE}}}]}}"),
        ("frontend/src/library/new.yaml", f"- {SENTENCE}"),
        ("frontend/src/styles/new.css", f"a::after {{ content: '{SENTENCE}'; }}"),
        ("frontend/assets/public/icons/new.svg", f"<svg><title>{SENTENCE}</title></svg>"),
        ("frontend/unsupported.html", f"<p>{SENTENCE}</p>"),
        ("backend/core/templates/404.html", f'<img alt="{SENTENCE}">'),
        ("backend/reminders/data/email.yaml", f"en: {SENTENCE}"),
        ("backend/reminders/data/new.yaml", f"a: {{b: [{SENTENCE}]}}"),
        ("backend/speakup/data/reply_starters.yaml", f"a: {SENTENCE}"),
        ("backend/people/rules.py", f'raise Invalid("x", "{SENTENCE}")'),
        ("backend/new/api/serializers.py", f'a = f"{{n}} {SENTENCE}"'),
        ("backend/core/management/commands/new.py", f'help = "{SENTENCE}"'),
        ("backend/people/admin.py", f'label = "{SENTENCE}"'),
        ("config/settings/parts/pwa.py", f'PWA_APP_DESCRIPTION = "{SENTENCE}"'),
    ],
)
def test_it_is_found(tmp_path: Path, file: str, content: str) -> None:
    source = source_of(file)
    assert source
    path = tmp_path / "file"
    path.write_text(content, encoding="utf-8")
    assert [said for _, said in source.read(path) if SENTENCE in said] != []


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Plain, and they don't mind.", ["Plain, and they don't mind."]),
        ("With {alias}", ["With seven"]),
        ("{n, plural, one {1 card} other {# cards}} here", ["1 card here", "seven cards here"]),
        ("{a, select, x {in {b, plural, one {one} other {many}}} other {no}}", ["in one", "in many", "no"]),
    ],
)
def test_every_way_a_message_can_turn_out_is_read(message: str, said: list[str]) -> None:
    assert readings(message) == said
