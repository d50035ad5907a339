import pytest

from tests.content.readability import reading_age, sentences, syllables

SYLLABLES = {
    1: "a be care times asked don't stayed kind through hours I'm can't called loved clothes safe",
    2: "kindness little quiet wanted maybe people moment didn't doesn't faces before someone gentle added needed closeness learning",
    3: "another curious somebody kindnesses already everyone remember compassion",
    4: "relationship unfamiliar particular",
    5: "individual possibility",
    6: "vulnerability responsibility",
}


@pytest.mark.parametrize(
    ("count", "word"), [(n, word) for n, text in SYLLABLES.items() for word in text.split()]
)
def test_syllables_are_those_a_speaker_would_clap(count: int, word: str) -> None:
    # Long words may be off by one: what matters is that they weigh heavily.
    assert abs(syllables(word) - count) <= (1 if count >= 4 else 0)


def test_reading_age_is_that_of_the_formula() -> None:
    # 6 words, 1 sentence, 6 syllables: 0.39*6 + 11.8*1 - 15.59 = -1.45, and 5 more for the age.
    assert reading_age("The cat sat on the mat.") == pytest.approx(3.55)


def test_reading_age_is_higher_for_long_words_in_long_sentences() -> None:
    plain = "You can stop here. Nothing is lost, and you can come back when it suits you."
    officious = (
        "Participation may be discontinued at any time without consequences for previously recorded information, "
        "which remains accessible following subsequent authentication."
    )
    assert reading_age(plain) < 9
    assert reading_age(officious) > 18


def test_sentences_are_counted_through_quotes_and_slots() -> None:
    assert sentences("I said 'no.' Then I left. Was it fine?") == 3
    assert sentences("no full stop") == 1
    assert reading_age("When {what a camera would see}, I felt {feeling}.") < 8


def test_reading_age_of_nothing_is_nothing() -> None:
    assert reading_age("") == 0
    assert reading_age("{slot}") < 6
