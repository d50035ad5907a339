from backend.core.api.entries import entry_views
from backend.repairs.api.serializers import RepairSerializer

RepairView, RestoreRepairView = entry_views("repairs", RepairSerializer)
