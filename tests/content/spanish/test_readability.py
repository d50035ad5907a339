import pytest

from tests.content.spanish.readability import (
    LEAST_OF_A_FILE,
    LEAST_OF_ALL,
    MOST_WORDS,
    hard_in_spanish,
    perspicuity,
    sentences,
    syllables,
    words,
)
from tests.content.texts import CLIENT, texts

# As the dictionary parts them: vowels that flow together, vowels that an accent parts, a u that is not spoken, a y.
SYLLABLES = {
    1: "y a muy hoy hay rey pie bien pues guion fui seis buey que",
    2: "casa país prohibir baúl quiero guerra agua ciudad cuento viuda búho huevo oír día ahí aire tía",
    3: "ayuda poeta ahora pingüino alcohol había héroe antiguo aquello leído",
    4: "período aguacate averigüé quisiéramos maravilla terapeuta",
    5: "dispositivo afirmaciones amabilidad recuperación",
    6: "psicoterapeuta notificaciones responsabilidad vulnerabilidad",
    7: "responsabilidades",
}


@pytest.mark.parametrize(
    ("count", "word"), [(n, word) for n, said in SYLLABLES.items() for word in said.split()]
)
def test_syllables_are_those_a_speaker_would_clap(count: int, word: str) -> None:
    assert syllables(word) == syllables(word.upper()) == count


def test_perspicuity_is_that_of_the_formula() -> None:
    # 6 words, 1 sentence, 9 syllables
    assert perspicuity("La casa es de mi amiga.") == pytest.approx(206.835 - 62.3 * 9 / 6 - 6)
    # 4 words in 2 sentences, 6 syllables
    assert perspicuity("Hay pan. Quiero agua.") == pytest.approx(206.835 - 62.3 * 6 / 4 - 2)


def test_perspicuity_falls_with_long_words_in_long_sentences() -> None:
    plain = "Puedes parar aquí. No se pierde nada, y puedes volver cuando te venga bien."
    officious = (
        "La participación podrá interrumpirse en cualquier momento sin consecuencias para la información "
        "previamente registrada, que permanecerá accesible tras la correspondiente autenticación."
    )
    assert perspicuity(plain) > 80
    assert perspicuity(officious) < 15
    assert hard_in_spanish(plain) is None
    assert hard_in_spanish(officious)


def test_sentences_are_counted_through_quotes_slots_and_question_marks() -> None:
    assert len(sentences("Dije «no.» Luego me fui. ¿Estuvo bien?")) == 3
    assert len(sentences("sin punto")) == 1
    assert words("Cuando {lo que vio una cámara}, sentí {una emoción}.") == [
        "cuando",
        "algo",
        "sentí",
        "algo",
    ]
    assert perspicuity("") > 200


def test_a_sentence_has_an_end() -> None:
    said = " ".join(["la"] * MOST_WORDS)
    assert hard_in_spanish(said) is None
    assert hard_in_spanish(f"{said} la") == "a long sentence"


def values() -> dict[str, list[float]]:
    """By file, of every text that is a sentence or more."""
    by_file: dict[str, list[float]] = {}
    for text, readers in texts():
        if text.language == "es" and readers == CLIENT and len(words(text.said)) >= 6:
            by_file.setdefault(text.file, []).append(perspicuity(text.said))
    return by_file


@pytest.mark.promise(28)
def test_each_spanish_file_is_fairly_easy_and_all_of_them_very_easy() -> None:
    # In a handful of texts one long one decides.
    means = {file: sum(found) / len(found) for file, found in values().items() if len(found) >= 8}
    assert len(means) > 20
    assert {file: mean for file, mean in means.items() if mean < LEAST_OF_A_FILE} == {}
    every = [value for found in values().values() for value in found]
    assert len(every) > 1000
    assert sum(every) / len(every) >= LEAST_OF_ALL
