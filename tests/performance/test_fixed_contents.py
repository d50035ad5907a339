"""What is the same for everybody is no dearer to ask for than who is here (`make bench`)."""

import statistics
import time

import pytest
from django.core.management import call_command
from rest_framework.test import APIClient

pytestmark = [pytest.mark.bench, pytest.mark.django_db]
REQUESTS = 40


def cpu(client: APIClient, path: str) -> float:
    before = time.process_time()
    for _ in range(REQUESTS):
        assert client.get(path).status_code == 200
    return time.process_time() - before


@pytest.mark.parametrize("path", ["/api/v1/affirmations", "/manifest.json"])
def test_fixed_contents_cost_no_more_than_the_session(path: str) -> None:
    call_command("load_library", verbosity=0)
    client = APIClient()
    client.get(path)
    ratios = [cpu(client, path) / cpu(client, "/api/v1/session") for _ in range(5)]
    assert statistics.median(ratios) <= 1.5, ratios
