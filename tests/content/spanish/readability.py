"""How easily a Spanish text is read: the perspicuity of Szigriszt, with syllables counted by rule.

F. Szigriszt Pazos (1993), "Sistemas predictivos de legibilidad del mensaje escrito": 206.835, less 62.3 syllables a
word, less the words a sentence. I. M. Barrio-Cantalejo and others (2008), "Validación de la Escala INFLESZ para evaluar
la legibilidad de los textos dirigidos a pacientes", say for whom a value is: above 80 and from 65 to 80 for primary
school, from 55 to 65 ("normal") for the compulsory secondary school, which is from 12 to 16, below that for later ones.
Szigriszt himself put 66 to 75 at twelve years.
"""

import re

from tests.content.messages import FILLED

_BASE, _PER_WORD, _PER_SENTENCE = 206.835, 62.3, 1.0

_WORD = re.compile(r"[a-záéíóúüñ]+", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?:;…]+(?:['\")»\s]|$)|\n")
_SLOT = re.compile(rf"\{{[^{{}}]*\}}|\b{FILLED}\b")
_GROUP = re.compile(r"[aeiouáéíóúü]+")
_STRONG = re.compile(r"[aeoáéíóú]")  # an accent parts a weak vowel from its neighbour: "ha-bí-a"


def syllables(word: str) -> int:
    """At least one. Two strong vowels are two, a weak one beside another vowel is none of its own.

    So the u that nobody speaks ("que", "guerra") needs no rule, and neither does a y: it is weak in "muy", and a
    consonant in "ayuda".
    """
    # An h parts nothing: "prohi-bir".
    word = re.sub(r"(?<=[aeiouáéíóúü])h(?=[aeiouáéíóúü])", "", word.lower())
    return max(sum(max(len(_STRONG.findall(group)), 1) for group in _GROUP.findall(word)), 1)


def words(text: str) -> list[str]:
    return _WORD.findall(_SLOT.sub("algo", text).lower())


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence that has any. A colon and a new line end one, as in the English check."""
    return [found for one in _SENTENCE_END.split(text) if (found := words(one))]


def perspicuity(text: str) -> float:
    """Meant for a sentence or more: a label of three words has no meaningful value. Higher is easier."""
    said = sentences(text)
    found = [word for sentence in said for word in sentence]
    if not found:
        return _BASE
    return (
        _BASE - _PER_WORD * sum(map(syllables, found)) / len(found) - _PER_SENTENCE * len(found) / len(said)
    )


# A text by itself: where "normal" begins, which is read from the first years of secondary school on. In fewer than
# twelve words a single long one takes ten away, so those may fall as far. All that stands in one file has to be "fairly
# easy", as for twelve or thirteen, and all of Spanish together "very easy".
LEAST, LEAST_OF_FEW, MANY = 55, 45, 12
LEAST_OF_A_FILE, LEAST_OF_ALL = 66, 80
MOST_WORDS = 26
# Long and known to everybody, and the names that the app has for things. They weigh as much as any word.
EVERYDAY = set(
    """dispositivo dispositivos recuperación afirmación afirmaciones recordatorio recordatorios reparación reparaciones
    amabilidad malentendido exactamente seguridad necesidad necesidades todavía terapeuta terapeutas respiración
    aplicación aplicaciones notificaciones desactivado desactivados conversaciones invitación invitaciones
    sensibilidad equivocada equivocado equivocados inteligente inteligentes navegadores fotografía""".split()
)
_PROFESSIONS = re.compile(r"(?i)profesionales de la psicología|psicología|psicoterap\w+|profesionales")


def hard_in_spanish(said: str) -> str | None:
    """Why a text is not read at thirteen. A text of five words has no meaningful value, so none of them is long."""
    said = _PROFESSIONS.sub("terapias", said)
    found = words(said)
    long = [word for word in found if syllables(word) >= 5 and word not in EVERYDAY]
    many = len(long) > 1 and len(long) * 12 > len(found)  # in a long text, two are few
    if long and (len(found) < 6 or many):
        return f"long words: {', '.join(long)}"
    if any(len(sentence) > MOST_WORDS for sentence in sentences(said)):
        return "a long sentence"
    plain = re.sub(
        r"[a-záéíóúüñ]+", lambda word: "algo" if word[0].lower() in EVERYDAY else word[0], said, flags=re.I
    )
    least = LEAST if len(found) >= MANY else LEAST_OF_FEW
    if len(found) >= 6 and (value := perspicuity(plain)) < least:
        return f"a perspicuity of {value:.0f}"
    return None
