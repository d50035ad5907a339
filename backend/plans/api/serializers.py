from backend.core.api.answers import NoAnswersSerializer
from backend.core.api.entries import EntrySerializer
from backend.plans.models import SafetyPlan


class SafetyPlanSerializer(EntrySerializer):
    answers = NoAnswersSerializer(required=False)

    class Meta(EntrySerializer.Meta):
        model = SafetyPlan
