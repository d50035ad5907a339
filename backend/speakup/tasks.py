from backend.speakup import services


def forget() -> None:
    """Daily: a reply goes with what it replied to."""
    services.forget_gone()
