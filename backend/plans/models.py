from backend.core.entries import Entry


class SafetyPlan(Entry):
    """What somebody wants to have at hand when it gets hard. All of it is words, and it is never shared."""
