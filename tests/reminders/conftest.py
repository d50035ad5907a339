from tests.push.fixtures import browser, only_postgresql, push_service, subscribe

__all__ = ["browser", "only_postgresql", "push_service", "subscribe"]
