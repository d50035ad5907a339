from django.urls import path

from backend.reminders.api import views

urlpatterns = [
    path("reminders", views.RemindersView.as_view(), name="reminders"),
    path("reminders/send-one-now", views.SendOneNowView.as_view(), name="reminders-send-one-now"),
    path("reminders/timezone", views.TimezoneView.as_view(), name="reminders-timezone"),
    path("reminders/<uuid:id>", views.ReminderView.as_view(), name="reminder"),
    path("reminders/<uuid:id>/pause", views.PauseView.as_view(), name="reminder-pause"),
    path("reminders/<uuid:id>/resume", views.ResumeView.as_view(), name="reminder-resume"),
    path("reminder-settings", views.SettingsView.as_view(), name="reminder-settings"),
    path("reminder-occurrences", views.OccurrencesView.as_view(), name="reminder-occurrences"),
    path("deliveries/<str:token>/receipts", views.ReceiptsView.as_view(), name="delivery-receipts"),
]
