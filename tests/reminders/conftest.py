from tests.postgres import postgres_url
from tests.push.fixtures import browser, push_service, subscribe

__all__ = ["browser", "postgres_url", "push_service", "subscribe"]
