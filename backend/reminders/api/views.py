from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from backend.core.api.pagination import CursorPages
from backend.core.api.permissions import IsClient
from backend.core.errors import NotFound
from backend.reminders import receipts, selectors, services, sessions
from backend.reminders.api import serializers as shapes
from backend.reminders.models import Reminder


class RemindersView(APIView):
    permission_classes = [IsClient]

    @extend_schema(operation_id="reminders_list", responses={200: shapes.ReminderListSerializer})
    def get(self, request: Request) -> Response:
        """The person's reminders; never more than twenty."""
        return _listed(selectors.reminders(request.user))

    @extend_schema(
        operation_id="reminders_create",
        request=shapes.ReminderSerializer,
        responses={201: shapes.ReminderSerializer},
    )
    def post(self, request: Request) -> Response:
        """A new reminder. It comes within two minutes if its window is open now."""
        given = shapes.ReminderSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        reminder = services.create(request.user, given.to_wish(), now=timezone.now())
        return Response(shapes.ReminderSerializer(reminder).data, status=201)


class ReminderView(APIView):
    permission_classes = [IsClient]

    @extend_schema(operation_id="reminders_show", responses={200: shapes.ReminderSerializer})
    def get(self, request: Request, id: UUID) -> Response:
        reminder = selectors.find_reminder(request.user, id)
        if reminder is None:
            raise NotFound
        return Response(shapes.ReminderSerializer(reminder).data)

    @extend_schema(
        operation_id="reminders_change",
        request=shapes.ReminderSerializer,
        responses={200: shapes.ReminderSerializer},
    )
    def put(self, request: Request, id: UUID) -> Response:
        """Changes it as a whole. If it came today already, it comes next on another day."""
        given = shapes.ReminderSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        reminder = services.change(request.user, id, given.to_wish(), now=timezone.now())
        return Response(shapes.ReminderSerializer(reminder).data)

    @extend_schema(operation_id="reminders_delete", responses={204: None})
    def delete(self, request: Request, id: UUID) -> Response:
        services.remove(request.user, id)
        return Response(status=204)


class PauseView(APIView):
    permission_classes = [IsClient]

    @extend_schema(
        operation_id="reminders_pause",
        request=shapes.PauseSerializer,
        responses={200: shapes.ReminderSerializer},
    )
    def post(self, request: Request, id: UUID) -> Response:
        """Pauses until tomorrow, for a week, or until the person is back."""
        given = shapes.PauseSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        reminder = services.pause(request.user, id, until=given.validated_data["until"], now=timezone.now())
        return Response(shapes.ReminderSerializer(reminder).data)


class ResumeView(APIView):
    permission_classes = [IsClient]

    @extend_schema(operation_id="reminders_resume", request=None, responses={200: shapes.ReminderSerializer})
    def post(self, request: Request, id: UUID) -> Response:
        """Wakes a paused or resting reminder."""
        return Response(shapes.ReminderSerializer(services.resume(request.user, id, now=timezone.now())).data)


class SendOneNowView(APIView):
    permission_classes = [IsClient]
    throttle_scope = "send-one-now"

    @extend_schema(
        operation_id="reminders_send_one_now", request=None, responses={202: shapes.SentSerializer}
    )
    def post(self, request: Request) -> Response:
        """One note to every device at once. 409 `no_device` when notes are not turned on anywhere."""
        occurrence = services.send_one_now(request.user, now=timezone.now())
        return Response({"occurrence": occurrence.pk}, status=202)


class TimezoneView(APIView):
    permission_classes = [IsClient]

    @extend_schema(
        operation_id="reminders_timezone",
        request=shapes.TimezoneSerializer,
        responses={200: shapes.ReminderListSerializer},
    )
    def patch(self, request: Request) -> Response:
        """Moves every reminder that follows the device, and answers all reminders."""
        given = shapes.TimezoneSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        services.follow_device(request.user, given.validated_data["timezone"], now=timezone.now())
        return _listed(selectors.reminders(request.user))


class SettingsView(APIView):
    permission_classes = [IsClient]

    @extend_schema(operation_id="reminder_settings_show", responses={200: shapes.SettingsSerializer})
    def get(self, request: Request) -> Response:
        return Response(shapes.SettingsSerializer(selectors.settings_of(request.user)).data)

    @extend_schema(
        operation_id="reminder_settings_change",
        request=shapes.SettingsSerializer(partial=True),
        responses={200: shapes.SettingsSerializer},
    )
    def patch(self, request: Request) -> Response:
        """Changes what is given. 400 `window_inside_quiet_hours` when a reminder would have no time left."""
        given = shapes.SettingsSerializer(data=request.data, partial=True)
        given.is_valid(raise_exception=True)
        settings = services.change_settings(request.user, given.validated_data, now=timezone.now())
        return Response(shapes.SettingsSerializer(settings).data)


class OwnSessionView(APIView):
    permission_classes = [IsClient]

    @extend_schema(operation_id="own_session_show", responses={200: shapes.OwnSessionSerializer})
    def get(self, request: Request) -> Response:
        """What the person said about their session, and the next one with who set it."""
        return _session(request)

    @extend_schema(
        operation_id="own_session_set",
        request=shapes.SessionFieldsSerializer,
        responses={200: shapes.OwnSessionSerializer},
    )
    def put(self, request: Request) -> Response:
        given = shapes.SessionFieldsSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        services.set_own_session(
            request.user, services.SessionWish(**given.validated_data), now=timezone.now()
        )
        return _session(request)

    @extend_schema(operation_id="own_session_delete", responses={204: None})
    def delete(self, request: Request) -> Response:
        services.forget_own_session(request.user, now=timezone.now())
        return Response(status=204)


class TrayView(APIView):
    permission_classes = [IsClient]

    @extend_schema(operation_id="reminder_tray", responses={200: shapes.TraySerializer})
    def get(self, request: Request) -> Response:
        """What waits inside the app, newest first: never more than one of each reminder."""
        waiting = selectors.tray(request.user, timezone.now())
        return Response({"results": shapes.NoteSerializer(waiting, many=True).data, "next": None})


class OpenedView(APIView):
    permission_classes = [IsClient]

    @extend_schema(operation_id="reminder_occurrences_opened", request=None, responses={204: None})
    def post(self, request: Request, id: UUID) -> Response:
        """A note was opened inside the app. A repeat changes nothing."""
        receipts.opened_inside(request.user, id, now=timezone.now())
        return Response(status=204)


class DeliveryView(APIView):
    permission_classes = [IsClient]

    @extend_schema(operation_id="deliveries_show", responses={200: shapes.NoteSerializer})
    def get(self, request: Request, token: str) -> Response:
        """What a note brings that was opened from a notification."""
        note = selectors.find_note(request.user, token)
        if note is None:
            raise NotFound
        return Response(shapes.NoteSerializer(note).data)


class OccurrencesView(APIView):
    permission_classes = [IsClient]

    @extend_schema(operation_id="reminder_occurrences_list", responses={200: shapes.OccurrenceListSerializer})
    def get(self, request: Request) -> Response:
        """What became of the last ones, newest first."""
        pages = CursorPages()
        page = pages.paginate_queryset(selectors.occurrences(request.user), request, view=self) or []
        rows = selectors.with_deliveries(request.user, page)
        return pages.get_paginated_response(shapes.OccurrenceSerializer(rows, many=True).data)


class ReceiptsView(APIView):
    """For the service worker, which has no CSRF token: the delivery's token is all that counts, and no session is looked at."""

    authentication_classes = []
    permission_classes = [AllowAny]
    throttle_scope = "receipts"

    @extend_schema(operation_id="deliveries_receipt", request=shapes.ReceiptSerializer, responses={204: None})
    def post(self, request: Request, token: str) -> Response:
        """A notification was shown, opened, put off to later today, or answered with "rest a week". Each counts once."""
        given = shapes.ReceiptSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        receipts.record(token, given.validated_data["event"], now=timezone.now())
        return Response(status=204)


def _session(request: Request) -> Response:
    own = selectors.own_session(request.user)
    coming = sessions.next_of(request.user, timezone.now())
    shown = {"own": own, "next_at": coming and coming.at, "next_by": coming and coming.by}
    return Response(shapes.OwnSessionSerializer(shown).data)


def _listed(reminders: QuerySet[Reminder]) -> Response:
    return Response({"results": shapes.ReminderSerializer(reminders, many=True).data, "next": None})
