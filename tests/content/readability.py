"""How old a reader has to be: the Flesch-Kincaid grade of an English text, with syllables counted by rule.

The packages that offer this bring a language toolkit that fetches word lists over the network. One formula and a few
spelling rules do for a check with a margin: they are right for most everyday words, and the rest stands in
`_IRREGULAR`.
"""

import re

# J. P. Kincaid and others (1975): 0.39 words a sentence + 11.8 syllables a word - 15.59 is a United States school
# grade.
_PER_SENTENCE, _PER_WORD, _BASE = 0.39, 11.8, 15.59
_AGE_IN_GRADE_NONE = 5  # a pupil in grade 6 is 11 years old at its beginning

CURLY_APOSTROPHE = "\u2019"
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")
_SENTENCE_END = re.compile(r"[.!?:]+(?:['\")\s]|$)")
_VOWELS = re.compile(r"[aeiouy]+")
_SLOT = re.compile(r"\{[^{}]*\}")
_ENDING = re.compile(
    r"(?P<base>.{2,}e)(?:ness|less|ful|ly|ment)"
)  # the e before them is silent, as it is at an end

# Silent vowels inside a word, and neighbouring vowels spoken apart.
_IRREGULAR = {
    "anyone": 3, "being": 2, "curious": 3, "doing": 2, "everyone": 3, "everything": 3, "going": 2, "idea": 3, "maybe": 2, "quiet": 2,
    "safety": 2, "science": 2, "seeing": 2, "somebody": 3, "someone": 2, "something": 2, "sometimes": 2, "somewhere": 2, "therapist": 3, "violence": 3,
}  # fmt: skip
_SPOKEN_NOT = {
    "didn't",
    "couldn't",
    "wouldn't",
    "shouldn't",
    "doesn't",
    "isn't",
    "wasn't",
    "hasn't",
    "hadn't",
}


def syllables(word: str) -> int:
    """At least one. An apostrophe adds none: "don't" has one, "didn't" two."""
    word = word.lower().replace(CURLY_APOSTROPHE, "'")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    spoken_not = 1 if word in _SPOKEN_NOT else 0
    stem = word.split("'")[0]
    if ending := _ENDING.fullmatch(stem):
        return syllables(ending["base"]) + 1
    count = len(_VOWELS.findall(stem))
    if re.search(r"[^aeiouyl]e$|[^aeiouy]es$|[aeiouy]le$", stem) and not re.search(
        r"(?:[sxz]|[cs]h|[cg])es$", stem
    ):
        count -= 1  # the e in "care" and "times" is silent, the one in "kindnesses" and "little" is spoken
    elif re.search(r"[^aeioutdly]ed$|[aeiouy]ll?ed$|[aeiouy]yed$", stem):
        count -= 1  # "asked", unlike "wanted"
    return max(count, 1) + spoken_not


def words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace(CURLY_APOSTROPHE, "'"))


def sentences(text: str) -> int:
    return max(len(_SENTENCE_END.findall(text)), 1)


def reading_age(text: str) -> float:
    """The age in years at which an average pupil reads this text. Slots in braces count as one short word.

    Meant for a sentence or more: a label of three words has no meaningful grade.
    """
    text = _SLOT.sub("it", text)
    found = words(text)
    if not found:
        return 0.0
    grade = (
        _PER_SENTENCE * len(found) / sentences(text)
        + _PER_WORD * sum(map(syllables, found)) / len(found)
        - _BASE
    )
    return grade + _AGE_IN_GRADE_NONE
