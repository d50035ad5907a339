"""The base of every view: who asks, the instant of asking, what was sent and what is answered, each in one way."""

from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar, cast

from django.utils import timezone
from rest_framework.generics import ListAPIView
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer
from rest_framework.views import APIView

from backend.core.users import User

SerializerT = TypeVar("SerializerT", bound=BaseSerializer[Any])


class ActionView(APIView):
    """A view translates, and nothing else: it reads its input, calls a service or a selector, and writes its output."""

    @property
    def signed_in(self) -> bool:
        return bool(self.request.user and self.request.user.is_authenticated)

    @property
    def user(self) -> User:
        """Who asks. Only for views whose permissions let nobody come this far who is not signed in."""
        return cast(User, self.request.user)

    @cached_property
    def now(self) -> datetime:
        return timezone.now()

    @property
    def sent(self) -> Any:
        """What was sent, as it came: the query of a GET or a DELETE, else the body."""
        return self.request.query_params if self.request.method in {"GET", "DELETE"} else self.request.data

    def input(self, serializer: type[SerializerT], **options: Any) -> SerializerT:
        """What was sent, read and found valid. Raises ValidationError."""
        given = serializer(data=self.sent, context={"now": self.now}, **options)
        given.is_valid(raise_exception=True)
        return given

    def output(self, serializer: type[BaseSerializer[Any]], value: Any, *, status: int = 200) -> Response:
        return Response(self.written(serializer, value), status=status)

    def output_list(self, serializer: type[BaseSerializer[Any]], values: Any, **context: Any) -> Response:
        """All of a list that is short by its nature, in the shape that pages have."""
        return Response({"results": self.written(serializer, values, many=True, **context), "next": None})

    def written(
        self, serializer: type[BaseSerializer[Any]], value: Any, *, many: bool = False, **context: Any
    ) -> Any:
        return serializer(value, many=many, context={"now": self.now, **context}).data


class PagesView(ActionView, ListAPIView[Any]):
    """GET of a list in pages. A subclass says its `serializer_class`, and its rows in `get_queryset`."""

    def get_serializer_context(self) -> dict[str, Any]:
        return {**super().get_serializer_context(), "now": self.now}
