from backend.core.entries import Entry


class CheckIn(Entry):
    """How somebody is on a day. All of it is words, nothing asks for it, and it is never shared."""
