from django.urls import path

from backend.sync.api.views import HistoryView, SyncView

urlpatterns = [
    path("sync", SyncView.as_view(), name="sync"),
    path("sync/history", HistoryView.as_view(), name="sync-history"),
]
