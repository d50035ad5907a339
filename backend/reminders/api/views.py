from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from backend.core.api.pagination import CursorPages
from backend.core.api.permissions import IsClient
from backend.core.api.views import ActionView
from backend.core.errors import NotFound
from backend.reminders import outlook, receipts, selectors, services, sessions
from backend.reminders.api import serializers
from backend.reminders.models import Reminder
from backend.reminders.rules import SessionInput


class ShownView(ActionView):
    """Reminders with when each comes next."""

    def shown(self, reminder: Reminder, status: int = 200) -> Response:
        [row] = outlook.with_outlook(self.user, [reminder], self.now)
        return self.output(serializers.ReminderSerializer, row, status=status)

    def all_shown(self) -> Response:
        rows = outlook.with_outlook(self.user, list(selectors.reminders(self.user)), self.now)
        return self.output_list(serializers.ReminderSerializer, rows)


class RemindersView(ShownView):
    permission_classes = [IsClient]

    @extend_schema(operation_id="reminders_list", responses={200: serializers.ReminderListSerializer})
    def get(self, request: Request) -> Response:
        """The person's reminders; never more than twenty."""
        return self.all_shown()

    @extend_schema(
        operation_id="reminders_create",
        request=serializers.NewReminderSerializer,
        responses={201: serializers.ReminderSerializer},
    )
    def post(self, request: Request) -> Response:
        """A new reminder. It comes within two minutes if its window is open now."""
        given = self.input(serializers.NewReminderSerializer)
        reminder = services.create(self.user, given.to_input(), now=self.now, **given.status_fields())
        return self.shown(reminder, status=201)


class ReminderView(ShownView):
    permission_classes = [IsClient]

    @extend_schema(operation_id="reminders_show", responses={200: serializers.ReminderSerializer})
    def get(self, request: Request, id: UUID) -> Response:
        reminder = selectors.find_reminder(self.user, id)
        if reminder is None:
            raise NotFound
        return self.shown(reminder)

    @extend_schema(
        operation_id="reminders_change",
        request=serializers.ReminderSerializer,
        responses={200: serializers.ReminderSerializer},
    )
    def put(self, request: Request, id: UUID) -> Response:
        """Changes it as a whole. If it came today already, it comes next on another day."""
        given = self.input(serializers.ReminderSerializer)
        reminder = services.change(self.user, id, given.to_input(), now=self.now)
        return self.shown(reminder)

    @extend_schema(operation_id="reminders_delete", responses={204: None})
    def delete(self, request: Request, id: UUID) -> Response:
        services.remove(self.user, id)
        return Response(status=204)


class PauseView(ShownView):
    permission_classes = [IsClient]

    @extend_schema(
        operation_id="reminders_pause",
        request=serializers.PauseSerializer,
        responses={200: serializers.ReminderSerializer},
    )
    def post(self, request: Request, id: UUID) -> Response:
        """Pauses until tomorrow, for a week, or until the person is back."""
        given = self.input(serializers.PauseSerializer)
        reminder = services.pause(self.user, id, until=given.validated_data["until"], now=self.now)
        return self.shown(reminder)


class ResumeView(ShownView):
    permission_classes = [IsClient]

    @extend_schema(
        operation_id="reminders_resume", request=None, responses={200: serializers.ReminderSerializer}
    )
    def post(self, request: Request, id: UUID) -> Response:
        """Wakes a paused or resting reminder."""
        reminder = services.resume(self.user, id, now=self.now)
        return self.shown(reminder)


class SendOneNowView(ActionView):
    permission_classes = [IsClient]
    throttle_scope = "send-one-now"

    @extend_schema(
        operation_id="reminders_send_one_now", request=None, responses={202: serializers.SentSerializer}
    )
    def post(self, request: Request) -> Response:
        """One note to every device at once. 409 `no_device` when notes are not turned on anywhere."""
        occurrence = services.send_one_now(self.user, now=self.now)
        return Response({"occurrence": occurrence.pk}, status=202)


class TimezoneView(ShownView):
    permission_classes = [IsClient]

    @extend_schema(
        operation_id="reminders_timezone",
        request=serializers.TimezoneSerializer,
        responses={200: serializers.ReminderListSerializer},
    )
    def patch(self, request: Request) -> Response:
        """A device says where it is: those that follow it move, if it gets notifications or the person asked."""
        given = self.input(serializers.TimezoneSerializer).validated_data
        services.hear_of_zone(self.user, **given, now=self.now)
        return self.all_shown()


class SettingsView(ActionView):
    permission_classes = [IsClient]

    @extend_schema(operation_id="reminder_settings_show", responses={200: serializers.SettingsSerializer})
    def get(self, request: Request) -> Response:
        return self.output(serializers.SettingsSerializer, selectors.settings_of(self.user.pk))

    @extend_schema(
        operation_id="reminder_settings_change",
        request=serializers.SettingsSerializer(partial=True),
        responses={200: serializers.SettingsSerializer},
    )
    def patch(self, request: Request) -> Response:
        """Changes what is given. 400 `window_inside_quiet_hours` when a reminder would have no time left."""
        given = self.input(serializers.SettingsSerializer, partial=True)
        settings = services.change_settings(self.user, given.validated_data, now=self.now)
        return self.output(serializers.SettingsSerializer, settings)


class OwnSessionView(ActionView):
    permission_classes = [IsClient]

    @extend_schema(operation_id="own_session_show", responses={200: serializers.OwnSessionSerializer})
    def get(self, request: Request) -> Response:
        """What the person said about their session, and the next one with who set it."""
        return self.shown()

    @extend_schema(
        operation_id="own_session_set",
        request=serializers.SessionFieldsSerializer,
        responses={200: serializers.OwnSessionSerializer},
    )
    def put(self, request: Request) -> Response:
        given = self.input(serializers.SessionFieldsSerializer)
        services.set_own_session(self.user, SessionInput(**given.validated_data), now=self.now)
        return self.shown()

    @extend_schema(operation_id="own_session_delete", responses={204: None})
    def delete(self, request: Request) -> Response:
        services.forget_own_session(self.user, now=self.now)
        return Response(status=204)

    def shown(self) -> Response:
        own = selectors.own_session(self.user)
        coming = sessions.next_of(self.user, self.now)
        shown = {"own": own, "next_at": coming and coming.at, "next_by": coming and coming.by}
        return self.output(serializers.OwnSessionSerializer, shown)


class TrayView(ActionView):
    permission_classes = [IsClient]

    @extend_schema(operation_id="reminder_tray", responses={200: serializers.TraySerializer})
    def get(self, request: Request) -> Response:
        """What waits inside the app, newest first: never more than one of each reminder."""
        waiting = selectors.tray(self.user, self.now)
        return self.output_list(serializers.NotificationSerializer, waiting)


class OpenedView(ActionView):
    permission_classes = [IsClient]

    @extend_schema(operation_id="reminder_occurrences_opened", request=None, responses={204: None})
    def post(self, request: Request, id: UUID) -> Response:
        """A note was opened inside the app. A repeat changes nothing."""
        receipts.opened_inside(self.user, id, now=self.now)
        return Response(status=204)


class DeliveryView(ActionView):
    permission_classes = [IsClient]

    @extend_schema(operation_id="deliveries_show", responses={200: serializers.NotificationSerializer})
    def get(self, request: Request, token: str) -> Response:
        """What a note brings that was opened from a notification."""
        found = selectors.find_notification(self.user, token)
        if found is None:
            raise NotFound
        return self.output(serializers.NotificationSerializer, found)


class OccurrencesView(ActionView):
    permission_classes = [IsClient]

    @extend_schema(
        operation_id="reminder_occurrences_list", responses={200: serializers.OccurrenceListSerializer}
    )
    def get(self, request: Request) -> Response:
        """What happened to the last ones, newest first."""
        pages = CursorPages()
        page = pages.paginate_queryset(selectors.occurrences(self.user), request, view=self) or []
        rows = selectors.with_deliveries(self.user, page)
        return pages.get_paginated_response(self.written(serializers.OccurrenceSerializer, rows, many=True))


class ReceiptsView(ActionView):
    """For the service worker, which has no CSRF token: the delivery's token is all that counts, and no session is
    looked at.
    """

    authentication_classes = []
    permission_classes = [AllowAny]
    throttle_scope = "receipts"

    @extend_schema(
        operation_id="deliveries_receipt",
        request=serializers.ReceiptSerializer,
        responses={200: serializers.ReceiptTakenSerializer, 204: None},
    )
    def post(self, request: Request, token: str) -> Response:
        """A notification was shown, opened, put off (200), or answered with "rest a week". Each counts once."""
        event = self.input(serializers.ReceiptSerializer).validated_data["event"]
        comes_again = receipts.record(token, event, now=self.now)
        return Response({"comes_again": comes_again}) if event == "later" else Response(status=204)


class DoneView(ActionView):
    """For the service worker, by the tokens that it holds alone."""

    authentication_classes = []
    permission_classes = [AllowAny]
    throttle_scope = "receipts"

    @extend_schema(
        operation_id="deliveries_done",
        request=serializers.DoneSerializer,
        responses={200: serializers.DoneSerializer},
    )
    def post(self, request: Request) -> Response:
        """Which of these notes are done, so that no device goes on showing them."""
        tokens = self.input(serializers.DoneSerializer).validated_data["tokens"]
        return Response({"done": sorted(selectors.done(tokens))})
