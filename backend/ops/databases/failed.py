class Failed(Exception):
    """Its text is the one sentence that an operator reads."""
