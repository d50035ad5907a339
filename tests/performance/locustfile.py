"""A morning, by Locust: people arrive at a rate, and each visit is what a device asks for.

tests/performance/morning/run.py starts it, and says in ATTUNE_LOAD where to, who, and one of these profiles. What came
of it is in the file that it names.

    search   raises the rate until it does not hold (morning/rates.py)
    fixed    so many visits a second for so many seconds, or until it is enough
    storm    so many sign in at once, until everybody has
    fast     as fast as so many can visit without a pause, for so many seconds
    plain    as fast as so many can ask for one plain list
"""

import json
import os
from collections import deque
from dataclasses import asdict
from pathlib import Path
from typing import Any

import gevent
from locust import LoadTestShape, User, constant, constant_pacing, events, task

from tests.performance.morning import visits
from tests.performance.morning.device import AWAY, Device, Place, Refused
from tests.performance.morning.rates import Search, Step
from tests.performance.morning.visits import Account, chance

GIVEN: dict[str, Any] = json.loads(os.environ["ATTUNE_LOAD"])
PROFILE: str = GIVEN["profile"]
AT_ONCE = PROFILE in {"storm", "fast", "plain"}
PLACE = Place(**GIVEN["place"])
TRUSTED = PLACE.trusted()
EACH = 4.0  # seconds from one visit of a visitor to the next: so a rate is a number of visitors
SETTLES, MEASURED = 3.0, 14.0
CLINICIANS = 0.15  # of all visits

people = json.loads(Path(GIVEN["people"]).read_text(encoding="utf-8"))
accounts = {role: [Account(**one) for one in people[role]] for role in ("clients", "clinicians")}
free = {role: deque(chance.sample(some, len(some))) for role, some in accounts.items()}
steps: list[Step] = []
finished = {"visits": 0, "all": 0}


class Visitor(User):
    """Somebody new with each visit."""

    wait_time = constant(0) if AT_ONCE else constant_pacing(EACH)

    def on_start(self) -> None:
        if not AT_ONCE:  # each at an instant of their own
            gevent.sleep(chance.random() * EACH)

    @task
    def visit(self) -> None:
        if PROFILE == "plain":
            with_device(self, Account("", ""), lambda device, _: plain(device))
            return
        role = "clinicians" if chance.random() < CLINICIANS and PROFILE != "storm" else "clients"
        if not free[role]:
            if PROFILE == "storm":
                self.environment.runner.quit()
            return
        account = free[role].popleft()
        act = {"clients": visits.clients_morning, "clinicians": visits.clinicians_morning}[role]
        try:
            with_device(self, account, visits.sign_in_anew if PROFILE == "storm" else act)
        finally:
            if PROFILE != "storm":
                free[role].append(account)


def with_device(user: Visitor, account: Account, act: Any) -> None:
    def note(group: str, seconds: float, problem: str) -> None:
        user.environment.events.request.fire(
            request_type="",
            name=group,
            response_time=seconds * 1000,
            response_length=0,
            exception=Exception(problem) if problem else None,
        )

    device = Device(PLACE, TRUSTED, note, address=account.address)
    try:
        act(device, account)
        finished["visits"] += 1
        finished["all"] += 1
    except (Refused, *AWAY):
        pass  # it was noted
    finally:
        device.close()


def plain(device: Device) -> None:
    for _ in range(50):
        device.ask("plain", "GET", "/plain")


class Rates(LoadTestShape):
    """How many visitors there are, and when it is over."""

    def __init__(self) -> None:
        super().__init__()
        self.search = Search(GIVEN.get("first", 1.0))
        self.began = 0.0
        self.settled = AT_ONCE

    def tick(self) -> tuple[int, float] | None:
        assert self.runner is not None
        rate: float = (self.search.rate or 0) if PROFILE == "search" else GIVEN["rate"]
        seconds = MEASURED if PROFILE == "search" else GIVEN["seconds"]
        gone = self.get_run_time() - self.began
        if PROFILE == "fixed" and self.settled and Path(GIVEN["enough"]).exists():
            seconds = max(1.0, gone - SETTLES)
        if not self.settled and gone >= SETTLES:
            self.settled = True
            self.runner.stats.reset_all()
            finished["visits"] = 0
        if gone >= (0 if AT_ONCE else SETTLES) + seconds:
            if PROFILE == "storm":  # it is written at its end, whenever that is
                return None
            steps.append(measured(self.runner.stats, seconds))
            if PROFILE != "search":
                return None
            self.search.tell(not steps[-1].lacks)
            if self.search.rate is None:
                return None
            rate = self.search.rate
            self.began, self.settled = self.get_run_time(), False
        count = max(1, round(rate if AT_ONCE else rate * EACH))
        return count, count


def measured(stats: Any, seconds: float) -> Step:
    asked = max(1, stats.total.num_requests)
    taken = {name: one.get_response_time_percentile(0.95) for (name, _), one in stats.entries.items()}
    problems = [f"{one.occurrences} × {one.error}" for one in stats.errors.values()]
    errors = stats.total.num_failures / asked
    return Step(finished["visits"] / seconds, asked / seconds, errors, taken, problems)


@events.test_stop.add_listener
def write(environment: Any, **_: Any) -> None:
    if PROFILE == "storm":
        total = environment.stats.total
        steps.append(measured(environment.stats, max(0.1, total.last_request_timestamp - total.start_time)))
    told = {role: [asdict(one) for one in some] for role, some in accounts.items()}
    Path(GIVEN["people"]).write_text(json.dumps(told), encoding="utf-8")
    Path(GIVEN["out"]).write_text(
        json.dumps({"visits": finished["all"], "steps": [asdict(one) for one in steps]}), encoding="utf-8"
    )
