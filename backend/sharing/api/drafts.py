"""What a clinician is writing, kept while it is typed. The rooms say what it is for."""

from collections.abc import Callable
from typing import Any, ClassVar
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.core.api.envelopes import SealedSerializer, WordsField
from backend.core.api.permissions import IsClinician
from backend.core.api.views import ActionView
from backend.sharing import drafts


class DraftSerializer(serializers.Serializer[Any]):
    draft = SealedSerializer(allow_null=True)


class NewDraftSerializer(SealedSerializer):
    """Without words it is thrown away, in the place of the revision that would come next."""

    words = WordsField(allow_null=True)


class DraftView(ActionView):
    permission_classes = [IsClinician]
    model: ClassVar[type[Any]]
    require: ClassVar[Callable[..., object]]  # a static method: finds what it is for

    def answer(self, draft: Any) -> Response:
        return self.output(DraftSerializer, {"draft": draft})

    def get(self, request: Request, id: UUID) -> Response:
        return self.answer(drafts.find(self.model, self.require, self.user, id, now=self.now))

    def put(self, request: Request, id: UUID) -> Response:
        given = self.input(NewDraftSerializer).validated_data
        return self.answer(drafts.keep(self.model, self.require, self.user, id, **given, now=self.now))


def DraftSentField() -> serializers.IntegerField:  # noqa: N802 (reads as a field)
    """With what is sent: the revision of the draft that it was until now, where it was kept."""
    return serializers.IntegerField(required=False, min_value=1, max_value=2**31 - 1)


def said_of(name: str) -> Any:
    """How the schema names what can be done with a draft."""
    return {
        "get": extend_schema(operation_id=f"{name}_get", responses=DraftSerializer),
        "put": extend_schema(
            operation_id=f"{name}_put", request=NewDraftSerializer, responses=DraftSerializer
        ),
    }
