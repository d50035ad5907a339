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
    path("own-session", views.OwnSessionView.as_view(), name="own-session"),
    path("reminder-tray", views.TrayView.as_view(), name="reminder-tray"),
    path("reminder-occurrences", views.OccurrencesView.as_view(), name="reminder-occurrences"),
    path("reminder-occurrences/<uuid:id>/opened", views.OpenedView.as_view(), name="reminder-opened"),
    path("deliveries/done", views.DoneView.as_view(), name="deliveries-done"),
    path("deliveries/<str:token>", views.DeliveryView.as_view(), name="delivery"),
    path("deliveries/<str:token>/receipts", views.ReceiptsView.as_view(), name="delivery-receipts"),
]
