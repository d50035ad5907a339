from backend.core.entries import Entry


class Agenda(Entry):
    """What a client wants to bring to a session, in their own order. All of it is words: it names entries of theirs."""
