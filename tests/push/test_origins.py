"""What is learnt of a push service. Time is a number that the tests pass in."""

import pytest

from backend.push.transport.origins import UNLIMITED, CircuitBreaker, Origin, TokenBucket


class Middle:
    def uniform(self, a: float, b: float) -> float:
        return (a + b) / 2


def passed(bucket: TokenBucket, since: float, seconds: float, step: float = 0.005) -> int:
    """How many go through in that time when there is always one waiting; the service takes them all."""
    count = 0
    for number in range(int(seconds / step)):
        now = since + number * step
        while bucket.take(now):
            bucket.took(now)
            count += 1
            if bucket.rate >= UNLIMITED:
                return count
    return count


def slowed(taken: int = 100, during: float = 1.0, pause: float | None = 1.0) -> TokenBucket:
    """A bucket whose service took so many and then said, at second 10, that it was too much."""
    bucket = TokenBucket()
    for number in range(taken):
        bucket.took(10 - during + during * number / taken)
    bucket.slow(pause, sent_at=9.99, now=10)
    return bucket


class TestTokenBucket:
    def test_without_a_word_from_the_service_there_is_no_limit(self) -> None:
        bucket = TokenBucket()
        assert all(bucket.take(0) for _ in range(10_000))
        assert bucket.wait(10_000, 0) < 0.001

    def test_nothing_goes_before_the_pause_that_was_asked_for(self) -> None:
        bucket = slowed(pause=7)
        assert not bucket.take(16.9)
        assert bucket.take(17)

    def test_a_service_that_names_no_time_gets_a_short_pause(self) -> None:
        bucket = slowed(pause=None)
        assert not bucket.take(10 + TokenBucket.PAUSE - 0.01)
        assert bucket.take(10 + TokenBucket.PAUSE)

    def test_the_rate_becomes_a_little_less_than_what_was_taken(self) -> None:
        assert (
            40 <= slowed(taken=100, during=1, pause=1).rate <= 50
        )  # 100 in two seconds, the pause among them

    def test_what_goes_through_keeps_to_the_rate(self) -> None:
        bucket = slowed(taken=100, during=1, pause=1)
        assert bucket.rate * 0.9 <= passed(bucket, 11, 1) <= bucket.rate * 1.3

    def test_refusals_of_what_was_already_on_its_way_count_once(self) -> None:
        bucket = slowed()
        rate = bucket.rate
        for _ in range(100):
            bucket.slow(1, sent_at=9.999, now=10.05)
        assert bucket.rate == rate
        assert not bucket.take(11.04), "but each may ask for a longer pause"

    def test_a_refusal_after_that_slows_again_and_by_no_more_than_half(self) -> None:
        bucket = slowed()
        rate = bucket.rate
        bucket.slow(1, sent_at=12, now=12.1)
        assert rate * 0.4 <= bucket.rate < rate

    def test_it_recovers_slowly_and_in_the_end_knows_no_limit(self) -> None:
        bucket = slowed()
        before = bucket.rate
        bucket.take(11 + 2)
        assert before * 1.15 < bucket.rate < before * 1.35
        for second in range(13, 120):
            bucket.take(second)
        assert bucket.rate == UNLIMITED

    def test_what_was_taken_long_ago_says_nothing_of_the_rate(self) -> None:
        bucket = TokenBucket()
        bucket.took(0)
        for number in range(100):
            bucket.took(5000 + number / 100)
        bucket.slow(1, sent_at=5000.9, now=5001)
        assert bucket.rate > 40

    def test_the_rate_never_falls_to_nothing(self) -> None:
        bucket = TokenBucket()
        for second in range(100):
            bucket.slow(0, sent_at=second, now=second + 0.5)
        assert bucket.rate == TokenBucket.LOWEST
        assert bucket.take(102)


class TestCircuitBreaker:
    def broken(self) -> CircuitBreaker:
        breaker = CircuitBreaker()
        for _ in range(CircuitBreaker.MOST):
            breaker.failed(0, 1, Middle())
        return breaker

    def test_a_few_failures_are_nothing(self) -> None:
        breaker = CircuitBreaker()
        for _ in range(100):
            for _ in range(CircuitBreaker.MOST - 1):
                breaker.failed(0, 1, Middle())
            breaker.went_well()
        assert breaker.closed

    def test_failures_in_a_row_let_it_rest(self) -> None:
        breaker = self.broken()
        assert breaker.resting(1 + CircuitBreaker.FIRST - 0.01)
        assert not breaker.resting(1 + CircuitBreaker.FIRST)
        assert not breaker.closed

    def test_what_comes_back_late_does_not_make_the_rest_longer(self) -> None:
        breaker = self.broken()
        for _ in range(50):
            breaker.failed(0.5, 2, Middle())
        assert (breaker.rest, breaker.resting_until) == (CircuitBreaker.FIRST, 1 + CircuitBreaker.FIRST)

    def test_a_probe_that_fails_doubles_the_rest_up_to_an_end(self) -> None:
        breaker = self.broken()
        breaker.failed(3, 4, Middle())
        assert (breaker.rest, breaker.resting_until) == (
            2 * CircuitBreaker.FIRST,
            4 + 2 * CircuitBreaker.FIRST,
        )
        for _ in range(20):
            breaker.failed(breaker.resting_until, breaker.resting_until, Middle())
        assert breaker.rest == CircuitBreaker.LONGEST

    def test_a_probe_that_goes_well_ends_it(self) -> None:
        breaker = self.broken()
        breaker.went_well()
        assert breaker.closed
        breaker.failed(3, 4, Middle())
        assert breaker.closed, "and the count begins anew"


class TestOrigin:
    def test_probes_go_one_at_a_time(self) -> None:
        origin = Origin()
        for _ in range(CircuitBreaker.MOST):
            origin.learn(0, None, 0, 1, Middle())
        assert not origin.may_send(0, 2.9)
        assert origin.may_send(0, 3)
        assert not origin.may_send(1, 3)
        origin.learn(201, None, 3, 4, Middle())
        assert origin.may_send(1, 4)

    @pytest.mark.parametrize("status", [0, 500, 503])
    def test_what_lets_it_rest(self, status: int) -> None:
        origin = Origin()
        for _ in range(CircuitBreaker.MOST):
            origin.learn(status, None, 0, 1, Middle())
        assert origin.breaker.resting(1.5)

    @pytest.mark.parametrize("status", [200, 201, 400, 403, 404, 410, 429])
    def test_a_service_that_answers_is_well(self, status: int) -> None:
        origin = Origin()
        for _ in range(50):
            origin.learn(status, 0, 0, 1, Middle())
        assert origin.breaker.closed

    def test_one_device_with_a_limit_of_its_own_slows_down_no_other(self) -> None:
        origin = Origin()
        for number in range(300):
            origin.learn(429 if number % 20 == 0 else 201, 5, number, number, Middle())
        assert origin.bucket.rate == UNLIMITED

    def test_too_many_requests_in_a_crowd_slow_down_the_origin(self) -> None:
        origin = Origin()
        for _ in range(Origin.TOO_MANY):
            origin.learn(429, 5, 0, 1, Middle())
        assert not origin.may_send(0, 5.9)
        assert origin.may_send(0, 6)

    def test_a_service_that_answers_gets_more_at_a_time_and_one_that_hangs_less(self) -> None:
        origin = Origin()
        for _ in range(5000):
            origin.learn(201, None, 0, 1, Middle())
        assert origin.window == Origin.WIDEST
        for _ in range(20):
            origin.learn(0, None, 0, 1, Middle())
        assert origin.window == 10
