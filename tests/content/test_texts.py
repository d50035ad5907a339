"""What no text says, over every text there is (tests/content/texts.py), and how easily it is read."""

import re
from functools import cache
from pathlib import Path

import pytest

from backend.core import yaml_files
from tests.content.documents import document
from tests.content.readability import reading_age, syllables, words
from tests.content.spanish.readability import hard_in_spanish
from tests.content.texts import (
    CLIENT,
    LETTERS,
    LINES,
    OUTSIDE,
    ROOT,
    SOURCES,
    Text,
    files,
    source_of,
    texts,
    unknown,
)
from tests.content.unfit import LISTS_OF, unfit

OLDEST_READER = 13
MOST_WORDS = 24
# Long and known to everybody, and the one name that other apps gave to a thing.
EVERYDAY = set(
    """carefully misunderstanding everywhere emergency anybody everybody everyday relationship relationships differently
    apology apologise apologised notifications invitation disappointed authenticator recovery
    affirmation affirmations manitoba""".split()
)
_PROFESSIONS = re.compile(
    r"(?i)psychologists|psychotherapists|counsellors"
)  # what they call their work themselves


@cache
def allowed() -> frozenset[tuple[str, str]]:
    here = Path(__file__).parent
    listed = [yaml_files.read(path) for path in (here / "allowed.yaml", here / "spanish" / "allowed.yaml")]
    return frozenset(
        (reason, said)
        for file in listed
        for reason, rows in file.items()
        for row in rows
        for said in row["texts"]
    )


def unfit_texts(*reasons: str) -> list[str]:
    return [
        f"{text} ({reason}: {', '.join(places)})"
        for text, readers in texts()
        for reason, places in unfit(text.said, readers, text.language).items()
        if reason in reasons and (reason, text.said) not in allowed()
    ]


def test_every_file_is_known_to_hold_texts_or_none() -> None:
    assert unknown(files()) == []
    for new in ("backend/clinic/data/letter.txt", "frontend/src/i18n/en/new.po", "frontend/src/x/words.json"):
        assert unknown((new,)) == [new]
    assert all(source.why for source in SOURCES if source.readers == "nobody")


def test_texts_of_every_kind_are_found() -> None:
    said = {text.said for text, _ in texts()}
    for known in (
        "Help now",  # a catalogue
        "Samaritans",  # the helplines
        "Attune",  # a page
        "A quiet place for notes.",  # a manifest
        "Days",  # another name of the app
        "Your code",  # a letter
        "A quiet minute, if you like.",  # a lock screen
        "The people you write about",  # the register of what is kept
        "That code does not fit, or is too old.",  # an error
        "seven invitations are open. Please withdraw one that is not needed any more.",  # one that is put together
    ):
        assert known in said, known


def test_every_language_is_one_that_the_checks_can_read() -> None:
    """A language without lists of its own would be looked at by none of these tests."""
    languages = {
        Path(file).parent.name
        for file in files()
        if file.startswith("frontend/src/i18n/") and file.endswith(".json")
    }
    letters = {language for letter in LETTERS for language in document(f"../{letter}")}
    said = {text.language for text, _ in texts()}
    assert languages == letters == said == set(LISTS_OF) == set(HARD) == set(FORBIDDEN) == {"en", "es"}


def test_every_text_knows_its_language() -> None:
    languages = {text.said: text.language for text, _ in texts()}
    for english in ("Help now", "Your code", "A quiet minute, if you like.", "Later today"):
        assert languages[english] == "en", english
    for spanish in ("Ayuda ahora", "Tu código", "Un minuto tranquilo, si quieres.", "Hoy más tarde"):
        assert languages[spanish] == "es", spanish


def test_every_allowed_text_stands_and_would_be_stopped_at() -> None:
    stopped = {
        (reason, text.said)
        for text, readers in texts()
        for reason in [
            *unfit(text.said, readers, text.language),
            *(["reading"] if hard(text.said, text.language) else []),
        ]
    }
    assert allowed() - stopped == set()


@pytest.mark.promise(9, 20)
def test_no_text_urges_contact_or_anything_else() -> None:
    assert unfit_texts("contact", "urging", "commanding") == []


@pytest.mark.promise(22)
def test_no_text_counts_up_or_finds_somebody_wanting() -> None:
    assert unfit_texts("counting", "forced cheer") == []


@pytest.mark.promise(29)
@pytest.mark.promise(36)
def test_no_text_blames_and_no_error_does() -> None:
    assert unfit_texts("blaming") == []


@pytest.mark.promise(29)
def test_no_text_makes_a_patient_of_a_person() -> None:
    assert unfit_texts("medicalising") == []


@pytest.mark.promise(40)
def test_no_text_labels_or_rates_a_person() -> None:
    assert unfit_texts("labelling") == []


@pytest.mark.promise(41)
def test_no_text_ends_flatly_or_plants_a_doubt() -> None:
    assert unfit_texts("dismissing", "doubting", "denying") == []


def test_no_text_promises_what_others_do_or_needs_a_faith() -> None:
    assert unfit_texts("promising", "religious") == []


@pytest.mark.promise(40)
def test_no_text_guesses_at_the_one_who_reads() -> None:
    assert unfit_texts("guessing") == []


@pytest.mark.promise(9)
def test_no_text_excuses_harm_or_asks_to_please() -> None:
    assert unfit_texts("excusing") == []


@pytest.mark.promise(18)
def test_no_question_sets_a_bar_and_no_answer_says_more_than_one_thing() -> None:
    assert unfit_texts("bars") == []


@pytest.mark.promise(28)
def test_no_text_speaks_the_language_of_a_trade_or_reads_as_translated() -> None:
    assert unfit_texts("jargon", "idiom") == []


@pytest.mark.promise(31)
def test_no_text_takes_a_gender_or_a_kind_family_for_granted() -> None:
    assert unfit_texts("assuming") == []


@pytest.mark.promise(6)
def test_what_shows_outside_the_app_tells_nothing_about_it() -> None:
    outside = [text for text, readers in texts() if readers == OUTSIDE]
    assert {text.file for text in outside} >= {
        LINES,
        "config/settings/parts/pwa.py",
        "backend/core/templates/core/shell.html",
    }
    assert [str(text) for text in outside if telling(text.said, text.language)] == []


FORBIDDEN = {
    "en": "reminders/data/reminder_lines.yaml",
    "es": "reminders/data/reminder_lines.es.yaml",
}


def telling(said: str, language: str = "en") -> list[str]:
    forbidden = document(FORBIDDEN[language])["forbidden_outside"]
    return re.findall(rf"\b(?:{'|'.join(forbidden)})\w*", said, re.IGNORECASE)


def hard(said: str, language: str = "en") -> str | None:
    return HARD[language](said)


def hard_in_english(said: str) -> str | None:
    """Why a text is not read at thirteen. A text of five words has no meaningful grade, so none of them is long."""
    found = words(_PROFESSIONS.sub("helpers", said))
    long = [word for word in found if syllables(word) >= 4 and word not in EVERYDAY]
    if long and (len(found) < 6 or len(long) > 1):
        return f"long words: {', '.join(long)}"
    if any(len(words(sentence)) > MOST_WORDS for sentence in re.split(r"[.?!:;\n]", said)):
        return "a long sentence"
    if len(found) >= 6 and (age := reading_age(_PROFESSIONS.sub("helpers", said))) > OLDEST_READER:
        return f"for the age of {age:.1f}"
    return None


HARD = {"en": hard_in_english, "es": hard_in_spanish}


def hard_texts(readers: str, reason: str = "reading") -> list[tuple[Text, str]]:
    return [
        (text, why)
        for text, who in texts()
        if who == readers and (why := hard(text.said, text.language)) and (reason, text.said) not in allowed()
    ]


@pytest.mark.promise(28)
@pytest.mark.parametrize("readers", [CLIENT, OUTSIDE])
def test_every_text_by_itself_is_read_at_thirteen(readers: str) -> None:
    assert [f"{text} ({why})" for text, why in hard_texts(readers)] == []


@pytest.mark.parametrize(
    "file",
    [
        "frontend/src/i18n/en/shell.json",
        "frontend/src/i18n/es/shell.json",
        LINES,
        "config/settings/parts/pwa.py",
    ],
)
def test_a_file_is_read_from_the_tree(file: str) -> None:
    assert source_of(file)
    assert (ROOT / file).is_file()


@pytest.mark.promise(10)
@pytest.mark.parametrize(
    "key",
    [
        "start.not_watched",  # onboarding
        "today.first_watched",
        "sharing.means_watch",  # linking
        "sharing.not_watched_title",  # on every share
        "help.not_watched",
        "you.about_emergency",
        "clinic.not_alerts",  # and the therapist knows that it was said
        "clinic.told",
    ],
)
def test_nobody_is_watching_in_real_time_is_said(key: str) -> None:
    area, name = key.split(".")
    said = {
        text.language: text.said
        for text, _ in texts()
        if text.file.endswith(f"/{area}.json") and text.where == name
    }
    assert said.keys() == set(LISTS_OF)
    assert re.search(r"\bnobody (?:is watching|watches)\b.*\bin real time\b", said["en"], re.IGNORECASE)
    assert re.search(r"\bnadie mira\b.*\ben tiempo real\b", said["es"], re.IGNORECASE)
