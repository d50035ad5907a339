from tests.push.fixtures import browser, push_service, subscribe

__all__ = ["browser", "push_service", "subscribe"]
