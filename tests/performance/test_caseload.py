"""What a clinician waits for, with 200 clients who share 10,000 entries: against a plain list of REST framework of the
same rows, in one run (`make bench`).
"""

import pytest
import time_machine
from rest_framework.test import APIRequestFactory

from backend.accounts.models import User
from backend.sharing.models import CareLink, Grant
from tests.clinic.many import a_full_caseload
from tests.conftest import NOON, signed_in
from tests.performance import report
from tests.performance.harness import measure
from tests.performance.plain import plain_list

pytestmark = [pytest.mark.bench, pytest.mark.django_db]


@time_machine.travel(NOON, tick=True)
def test_caseload_and_client_page_against_plain_lists(dana: User) -> None:
    links = a_full_caseload(dana)
    clinician, asked = signed_in(dana), APIRequestFactory().get("/")
    few, all_shares = plain_list(CareLink), plain_list(Grant)
    client = f"/api/v1/clinic/clients/{links[7].pk}"

    def get(path: str) -> int:
        answer = clinician.get(path)
        assert answer.status_code == 200
        return len(answer.content)

    times = measure(
        {
            "links": lambda: few(asked).render(),
            "shares": lambda: all_shares(asked).render(),
            "caseload": lambda: get("/api/v1/clinic/caseload"),
            "heartbeat": lambda: get(f"{client}/heartbeat"),
            "client": lambda: get(client),
        }
    )
    plain = times["links"].wall + times["shares"].wall
    for name, limit in (("caseload", 250), ("heartbeat", 250), ("client", 100)):
        taken = times[name].wall
        report.goal(
            "G14", f"a {name} of 200 clients and 10,000 shares", taken * 1e3, limit, unit=" ms", at_most=True,
            floor=limit * 10, note=f"{taken / plain:.3f} times the plain lists of the same rows",
            why="200 links and 10,000 shares are read and told, each with what it needs; plain lists stand in the note",
        )  # fmt: skip
    assert times["caseload"].cpu < (times["links"].cpu + times["shares"].cpu) / 2
