"""Who can read what is said as it is for each way to keep the key: with a spare key, the default, and without one."""

import re

import pytest

from tests.content.documents import document
from tests.content.test_texts import allowed
from tests.content.texts import CLIENT, Text, texts
from tests.content.unfit import LISTS_OF, unfit

OWN = re.compile(r"(?<![a-z])own(?![a-z])")
SPARE_IS_NAMED = {
    "en": re.compile(r"\bspare key\b.*\bcould\b|\bcould open your notes with it\b"),
    "es": re.compile(r"\bllave de repuesto\b.*\bpodría\b|\bpodría abrir tus notas con ella\b"),
}
COULD = {
    "en": "Whoever runs the server could open your notes with it.",
    "es": "Quien gestiona el servidor podría abrir tus notas con ella.",
}
SERVER_READS = {
    "en": re.compile(r"\bserver can read (?:it|that)\b"),
    "es": re.compile(r"\bel servidor puede leer(?:l[oa]| eso)\b", re.IGNORECASE),
}
LIMITS = {
    "en": ("tick", "numbers", "how carefully to go", "scary", "when you are here"),
    "es": ("marcas", "números", "con cuánto cuidado ir", "dio miedo", "cuándo estás aquí"),
}


def by_key(readers: str = CLIENT) -> dict[tuple[str, str], str]:
    return {(text.file, text.where): text.said for text, who in texts() if who == readers}


def promises_secrecy() -> list[Text]:
    """Every text that says that others can't read something, and is not true of everybody alike."""
    return [
        text
        for text, readers in texts()
        if "secrecy" in unfit(text.said, readers, text.language) and ("secrecy", text.said) not in allowed()
    ]


def spare_form(text: Text, said: dict[tuple[str, str], str]) -> str | None:
    """What the same place says where a spare key is kept."""
    return said.get((text.file, OWN.sub("spare", text.where))) if OWN.search(text.where) else None


def test_what_is_true_only_where_the_person_alone_holds_the_key_has_another_form_for_a_spare_one() -> None:
    said = by_key()
    found = promises_secrecy()
    assert {text.language for text in found if text.where == "words_own"} == set(LISTS_OF)
    for text in found:
        other = spare_form(text, said)
        assert other is not None, f"{text}: untrue where a spare key is kept, and no form for that"
        assert "secrecy" not in unfit(other, "", text.language), other
        assert SPARE_IS_NAMED[text.language].search(other), f"{other}: does not say who could open it"


@pytest.mark.parametrize("language", sorted(LISTS_OF))
@pytest.mark.parametrize("file", ["account.json", "welcome.json"])
def test_whoever_chooses_a_spare_key_reads_who_could_use_it(file: str, language: str) -> None:
    notes = [
        said
        for (where, key), said in by_key().items()
        if where.endswith(f"/{language}/{file}") and key.endswith("spare_note")
    ]
    assert len(notes) == 1
    assert COULD[language] in notes[0]


@pytest.mark.parametrize("language", sorted(LISTS_OF))
def test_what_the_server_reads_is_said_before_the_safety_questions_and_where_it_is_chosen(
    language: str,
) -> None:
    said = {key: text for (file, key), text in by_key().items() if file.endswith(f"/{language}/safety.json")}
    for key in ("intro_kept", "route_lead", "route_lead_here"):
        assert SERVER_READS[language].search(said[key]), key
    assert "server can read that" in document("people/data/safety_check.yaml")["intro"]


@pytest.mark.parametrize("language", sorted(LISTS_OF))
def test_the_page_of_limits_names_what_the_server_reads(language: str) -> None:
    said = {key: text for (file, key), text in by_key().items() if file.endswith(f"/{language}/you.json")}
    for named in LIMITS[language]:
        assert named in said["about_choices"], named
