from django.urls import path

from backend.repairs.api.views import RepairView, RestoreRepairView

urlpatterns = [
    path("repairs/<uuid:id>", RepairView.as_view(), name="repair"),
    path("repairs/<uuid:id>/restore", RestoreRepairView.as_view(), name="repair-restore"),
]
