"""Words that no text for a client may hold, by the harm they do.

Used by every check over content and message catalogues.

An entry is a word or phrase, whole and whatever its case; a star at the end takes every ending. Where a word has a
harmless use, the harmless phrase stands in `HARMLESS` and is taken out before looking.
"""

import re
from collections.abc import Iterable

URGING = (
    "you should", "you must", "you ought", "you have to", "you need to", "you've got to", "i must", "i should", "i ought", "i have to",
    "must", "should", "ought to", "make sure", "be sure to", "remember to", "don't forget", "don't wait", "don't give up", "don't hesitate",
    "hurry", "right away", "as soon as possible", "act now", "before it's too late", "it's time to", "no excuse*", "just do it", "try harder",
    "keep going", "keep it up", "push yourself", "push through", "step up", "be brave", "reach out", "get in touch", "text them", "message them",
    "tell them now", "talk to them today", "say it now", "give them a chance", "give them another chance", "make the first move",
    "patch things up", "make up with", "forgive", "let it all out",
)  # fmt: skip

BLAMING = (
    "your fault", "my own fault", "to blame", "blaming", "you made me", "you failed", "your failure", "overreact*", "over-react*", "oversensitive",
    "too sensitive", "dramatic", "drama", "lazy", "weak", "attention-seeking", "manipulat*", "needy", "clingy", "damaged", "broken person",
    "toxic", "stubborn", "you refuse*", "you never", "you always", "you still haven't", "you didn't bother", "you let us down", "wrong with you",
    "wrong with me", "difficult person", "playing the victim", "self-pity", "bad habit*",
)  # fmt: skip

MEDICALISING = (
    "disorder*", "symptom*", "diagnos*", "patholog*", "patient", "patients", "dysfunction*", "dysregulat*", "maladaptive", "abnormal*", "relapse*",
    "comorbid*", "borderline", "narcissis*", "codependen*", "co-dependen*", "attachment style*", "avoidant", "anxious attachment", "ptsd", "cptsd",
    "dissociat*", "hypervigilan*", "trauma response*", "trauma bond*", "triggered", "mental illness", "mentally ill", "non-complian*", "noncomplian*",
    "resistan*", "cured", "treatment plan*", "risk score*",
)  # fmt: skip

COUNTING = (
    "streak*", "missed", "overdue", "incomplete", "failed", "score", "scores", "points", "badge*", "percent", "per cent", "%",
    "level up", "new record", "personal best", "leaderboard*", "achievement*", "goal reached", "progress bar", "days without",
    "times this week", "behind schedule", "catch up", "completed",
)  # fmt: skip

FORCED_CHEER = (
    "!", "congratulations", "congrats", "well done", "great job", "good job", "awesome", "amazing", "yay", "hooray", "fantastic", "you got this",
    "you've got this", "you can do it", "cheer up", "stay positive", "good vibes", "smile", "everything happens for a reason", "so proud of you",
)  # fmt: skip

RELIGIOUS = (
    "god",
    "bless*",
    "pray*",
    "prayer*",
    "heaven*",
    "holy",
    "sacred",
    "sin",
    "sins",
    "soul",
    "faith",
    "divine",
    "karma",
    "angel*",
)

# Sentences that say pain away.
DENYING = (
    "get over it", "move on", "let go of the past", "not that bad", "could be worse", "look on the bright side", "at least you", "never hurt again",
    "i am healed", "i'm healed", "nothing can hurt", "time heals", "just relax", "calm down", "no reason to be",
)  # fmt: skip

# What nobody can promise about somebody else, and what no text promises about tomorrow.
PROMISING = (
    "they will", "they'll", "everyone loves", "everybody loves", "people will", "people love me", "they love me", "will love me", "won't leave",
    "will never leave", "will understand", "will listen", "will be fine", "will be okay", "will be all right", "always be there", "everything will",
)  # fmt: skip

HARMLESS = (
    "don't have to",
    "doesn't have to",
    "do not have to",
    "not something you have to",
    "not your fault",
    "not my fault",
)

FOR_CLIENTS: dict[str, tuple[str, ...]] = {
    "urging": URGING,
    "blaming": BLAMING,
    "medicalising": MEDICALISING,
    "counting": COUNTING,
    "forced cheer": FORCED_CHEER,
}


def _pattern(entries: Iterable[str]) -> re.Pattern[str]:
    parts = []
    for entry in entries:
        body = re.escape(entry.removesuffix("*"))
        before = r"(?<![\w-])" if entry[0].isalnum() else ""
        after = r"\w*" if entry.endswith("*") else (r"(?![\w-])" if entry[-1].isalnum() else "")
        parts.append(before + body + after)
    return re.compile("|".join(parts), re.IGNORECASE)


def without_harmless(text: str) -> str:
    """The text with straight apostrophes, and without what only looks like harm."""
    return _pattern(HARMLESS).sub(" ", text.replace("\u2019", "'"))


def found(text: str, *lists: Iterable[str]) -> list[str]:
    """The listed words that stand in `text`, in order, in lower case. Curly apostrophes count as straight ones."""
    plain = without_harmless(text)
    entries = [entry for words in lists for entry in words]
    return [match.group().lower() for match in _pattern(entries).finditer(plain)] if entries else []


def unfit_for_clients(text: str) -> dict[str, list[str]]:
    """What keeps `text` from being shown to a client: the reason and the words, or nothing."""
    return {reason: hits for reason, words in FOR_CLIENTS.items() if (hits := found(text, words))}
