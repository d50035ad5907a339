"""What a first visit asks of a phone: few requests before the first screen, and no page that stands still."""

from tests.browser.conftest import PageAt
from tests.browser.person import sign_in, sign_up
from tests.browser.steps import heading

MOST_REQUESTS = 60


def test_first_screen_is_there_after_few_requests(page_at: PageAt) -> None:
    page = page_at("phone", service_worker=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/")
    heading(page, "welcome.title")
    assert 0 < len(asked) <= MOST_REQUESTS, asked


def test_words_become_keys_beside_the_page_and_not_in_it(page_at: PageAt) -> None:
    page, other = page_at("phone"), page_at("phone")
    account = sign_up(page)
    beside: list[str] = []
    other.on("worker", lambda worker: beside.append(worker.url))
    sign_in(other, account)
    assert any("/wasm-worker" in url for url in beside), beside
