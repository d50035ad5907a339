from django.urls import path

from backend.sync.api.views import HistoryView, InventoryView, SyncView

urlpatterns = [
    path("sync", SyncView.as_view(), name="sync"),
    path("sync/inventory", InventoryView.as_view(), name="sync-inventory"),
    path("sync/history", HistoryView.as_view(), name="sync-history"),
]
