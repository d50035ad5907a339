"""A sentence that a careless writer puts into a file of any kind is read there."""

from pathlib import Path

import pytest

from tests.content.messages import readings
from tests.content.texts import CLIENT, CLINICIAN, NAMES, OUTSIDE, language_of, readers_of, source_of

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
        ("backend/speakup/data/reply_starters.es.yaml", f"a: {SENTENCE}"),
        ("backend/affirmations/data/affirmations.es.yaml", f"texts: {{a-1: {SENTENCE}}}"),
        ("backend/reminders/data/reminder_lines.es.yaml", f"inside: {{draft: {SENTENCE}}}"),
        ("frontend/src/i18n/es/help.json", f'{{"a": "{SENTENCE}"}}'),
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


@pytest.mark.parametrize(
    ("file", "where", "language", "readers"),
    [
        ("frontend/src/i18n/en/help.json", "a", "en", CLIENT),
        ("frontend/src/i18n/es/help.json", "a", "es", CLIENT),
        ("frontend/src/i18n/es/clinic.json", "a", "es", CLINICIAN),
        ("backend/reminders/data/reminder_lines.yaml", "plain.0", "en", OUTSIDE),
        ("backend/reminders/data/reminder_lines.es.yaml", "plain.0", "es", OUTSIDE),
        ("backend/reminders/data/reminder_lines.es.yaml", "actions.later", "es", OUTSIDE),
        ("backend/reminders/data/reminder_lines.es.yaml", "inside.draft", "es", CLIENT),
        ("backend/affirmations/data/affirmations.yaml", "families.0.credit", "en", NAMES),
        ("backend/affirmations/data/affirmations.es.yaml", "texts.my-no-1", "es", CLIENT),
        ("backend/affirmations/data/affirmations.es.yaml", "credit", "es", NAMES),
        ("backend/speakup/data/reply_starters.es.yaml", "hints.0", "es", CLINICIAN),
        ("backend/accounts/data/emails.yaml", "en.code.body", "en", OUTSIDE),
        ("backend/accounts/data/emails.yaml", "es.code.body", "es", OUTSIDE),
        ("backend/reminders/data/email.yaml", "es", "es", OUTSIDE),
        ("backend/people/rules.py", "line 3", "en", "server"),
    ],
)
def test_a_text_knows_its_language_and_its_readers(
    file: str, where: str, language: str, readers: str
) -> None:
    assert language_of(file, where) == language
    assert readers_of(file, where) == readers
