"""The messages of the client's catalogues, as the sentences that somebody could come to read."""

from itertools import product

FILLED = "seven"  # what stands for an argument: a number and a word, so that both ways of counting are seen


def readings(message: str) -> list[str]:
    """One sentence for each way that the plurals and choices of an ICU message can turn out."""
    spelled, rest = _spell(message, 0)
    assert rest == len(message), message
    return list(dict.fromkeys(spelled))


def _spell(message: str, at: int) -> tuple[list[str], int]:
    parts: list[list[str]] = []
    while at < len(message) and message[at] != "}":
        if message[at] == "{":
            choices, at = _argument(message, at + 1)
            parts.append(choices)
        else:
            end = min((end for mark in "{}" if (end := message.find(mark, at)) >= 0), default=len(message))
            parts.append([message[at:end].replace("#", FILLED)])
            at = end
    return ["".join(one) for one in product(*parts)], at


def _argument(message: str, at: int) -> tuple[list[str], int]:
    """What can stand in place of an argument, and where the message goes on behind it."""
    at = _next_brace(message, at)
    if message[at] == "}":
        return [FILLED], at + 1
    spelled: list[str] = []
    while message[at] == "{":
        inner, at = _spell(message, at + 1)
        spelled += inner
        at = _next_brace(message, at + 1)
    return spelled, at + 1


def _next_brace(message: str, at: int) -> int:
    return min(end for mark in "{}" if (end := message.find(mark, at)) >= 0)
