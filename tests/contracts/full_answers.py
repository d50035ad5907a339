"""An answer for every question of a kind, derived from what its API takes."""

from typing import Any

from django.utils.module_loading import import_string

from backend.core.api.answers import ChoiceAnswer, DayAnswer, ManyAnswer, ScaleAnswer, YesNoAnswer
from backend.core.entries import Kind

DAY = "1987-03-04"
# When the safety questions were looked at: before that no answer behind them is taken.
LOOKED = "2026-06-15T12:00:00Z"


def full_answers(kind: Kind) -> dict[str, Any]:
    fields = import_string(kind.serializer)().fields["answers"].fields
    return {name: _answer(field) for name, field in fields.items()}


def _answer(field: Any) -> Any:
    match field:
        case ChoiceAnswer():
            return max(field.vocabulary.values, key=len)
        case ManyAnswer():
            return sorted(field.vocabulary.values, key=len)[-min(2, field.max_length or 2) :]
        case ScaleAnswer():
            return field.scale.top
        case YesNoAnswer():
            return True
        case DayAnswer():
            return DAY
    raise AssertionError(field)


def words_of(answers: Any) -> set[str]:
    """The answers that are words, each long enough to be known again."""
    if isinstance(answers, dict):
        return {word for value in answers.values() for word in words_of(value)}
    if isinstance(answers, list):
        return {word for value in answers for word in words_of(value)}
    return {answers} if isinstance(answers, str) and len(answers) > 5 else set()


def bodies(kind: Kind) -> list[dict[str, Any]]:
    """Columns with which the answers of a kind fit; a question belongs to one form of reflection, or to a rating."""
    answers = full_answers(kind)
    columns: dict[str, list[dict[str, Any]]] = {
        "reflections": [{"form": form} for form in ("kind_minute", "parts", "standard", "keeps_away")],
        "card-responses": [{"text": "f-1", "response": "rated", "words": None}],
        "kind-moments": [{"direction": "received"}],
        "repairs": [{"status": "draft", "route_checked_at": LOOKED, "route_asked_at": LOOKED}],
    }
    return [{**one, "answers": answers} for one in columns.get(kind.name, [{}])]
