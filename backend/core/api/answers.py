"""The answers of an entry: a field for each question, each strict about what it takes.

Every question can be left open.
"""

from datetime import date
from typing import Any

from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from backend.core.vocabulary import Scale, Vocabulary

_MOST_PROBLEMS = 50


class VocabularyField(serializers.ChoiceField):
    """One of the values of a vocabulary, which has a name of its own in the schema."""

    default_error_messages = {"invalid_choice": "This is not one of the choices."}

    def __init__(self, vocabulary: Vocabulary, **kwargs: Any) -> None:
        self.vocabulary = vocabulary
        super().__init__(choices=vocabulary.values, **kwargs)

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str) or data not in self.vocabulary.values:
            self.fail("invalid_choice", input=data)
        return data


class ChoiceAnswer(VocabularyField):
    """One choice."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__(vocabulary, required=False, allow_null=True)


class ManyAnswer(serializers.ListField):
    """Any of the choices, each once, in the order they were chosen; `most` bounds how many."""

    default_error_messages = {
        "not_a_list": "This has to be a list of choices.",
        "invalid_choice": "One of these is not one of the choices.",
        "twice": "Each choice can be here once.",
        "max_length": "Up to {max_length} fit here.",
    }

    def __init__(self, vocabulary: Vocabulary, *, most: int | None = None) -> None:
        self.vocabulary = vocabulary
        super().__init__(child=VocabularyField(vocabulary), max_length=most, required=False, allow_null=True)

    def to_internal_value(self, data: Any) -> list[str]:
        if not isinstance(data, list):
            self.fail("not_a_list")
        if not all(isinstance(item, str) and item in self.vocabulary.values for item in data):
            self.fail("invalid_choice")
        if len(set(data)) != len(data):
            self.fail("twice")
        return data


class ScaleAnswer(serializers.IntegerField):
    """A place on a scale. Neither "3" nor true is one."""

    default_error_messages = {"invalid": "This goes from 0 to {top}."}

    def __init__(self, scale: Scale) -> None:
        self.scale = scale
        super().__init__(min_value=0, max_value=scale.top, required=False, allow_null=True)

    def to_internal_value(self, data: Any) -> int:
        # A bool is an int in Python, and true is no place on a scale.
        if not isinstance(data, int) or isinstance(data, bool) or not 0 <= data <= self.scale.top:
            self.fail("invalid", top=self.scale.top)
        return data


class YesNoAnswer(serializers.BooleanField):
    default_error_messages = {"invalid": "This is yes or no."}

    def __init__(self) -> None:
        super().__init__(required=False, allow_null=True)

    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool):
            self.fail("invalid")
        return data


class DayAnswer(serializers.DateField):
    """A calendar day, kept as it is written: 2026-06-15."""

    default_error_messages = {"invalid": "This has to be a day, such as 2026-06-15."}

    def __init__(self) -> None:
        super().__init__(required=False, allow_null=True)

    def to_internal_value(self, data: Any) -> str:  # type: ignore[override]  # answers are kept as JSON
        try:
            # fromisoformat also reads week dates and days without dashes: one day has one spelling here.
            if isinstance(data, str) and date.fromisoformat(data).isoformat() == data:
                return data
        except ValueError:
            pass
        self.fail("invalid")


class AnswersSerializer(serializers.Serializer[Any]):
    """The answers of one kind, a field each. What was not answered is not there, or null."""

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        if not isinstance(data, dict):
            raise serializers.ValidationError("This has to be an object with an answer for each key.")
        problems: dict[str, Any] = {
            str(name)[:40]: ["This answer is not known."] for name in data if name not in self.fields
        }
        kept: dict[str, Any] = {}
        try:
            kept = super().to_internal_value(data)
        except serializers.ValidationError as error:
            problems |= dict(error.detail)  # type: ignore[arg-type]  # of a serializer's fields it is a dict
        if problems:
            raise serializers.ValidationError(dict(list(problems.items())[:_MOST_PROBLEMS]))
        return kept

    def to_representation(self, instance: dict[str, Any]) -> dict[str, Any]:
        return dict(instance)


@extend_schema_field({"type": "object", "additionalProperties": False})
class NoAnswersSerializer(AnswersSerializer):
    """Of a kind that is columns and words alone."""


class VocabularyExtension(OpenApiSerializerFieldExtension):  # type: ignore[no-untyped-call]
    """A vocabulary stands once in the schema, under its own name."""

    target_class = VocabularyField
    match_subclasses = True

    def get_name(self) -> str:
        return str(self.target.vocabulary.name)

    def map_serializer_field(self, auto_schema: Any, direction: Any) -> dict[str, Any]:
        return {"type": "string", "enum": list(self.target.vocabulary.values)}


class ScaleExtension(OpenApiSerializerFieldExtension):  # type: ignore[no-untyped-call]
    target_class = ScaleAnswer

    def get_name(self) -> str:
        return str(self.target.scale.name)

    def map_serializer_field(self, auto_schema: Any, direction: Any) -> dict[str, Any]:
        top = self.target.scale.top
        return {"type": "integer", "minimum": 0, "maximum": top, "enum": list(range(top + 1))}
