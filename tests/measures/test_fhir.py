"""What a clinician's browser writes (`frontend/src/features/clinic/measures/fhir.test.ts`), held to FHIR R4.

The library knows R4B: of the four resources here it differs from R4 in nothing that is used.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle

WRITTEN: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "vectors" / "fhir.json").read_text(encoding="utf-8")
)


def resources(kind: str) -> list[dict[str, Any]]:
    return [one["resource"] for one in WRITTEN["entry"] if one["resource"]["resourceType"] == kind]


def test_file_is_what_the_standard_says() -> None:
    read = Bundle.model_validate(WRITTEN)
    assert [type(one.resource).__name__ for one in read.entry or []] == [
        "Patient",
        *["QuestionnaireResponse", "Observation"] * 3,
        "QuestionnaireResponse",
    ]


@pytest.mark.parametrize("broken", ["status", "code", "subject"])
def test_library_would_see_a_file_that_is_not(broken: str) -> None:
    wrong = json.loads(json.dumps(WRITTEN))
    wrong["entry"][2]["resource"][broken] = 7
    with pytest.raises(ValueError, match=broken):
        Bundle.model_validate(wrong)


def test_everything_is_about_the_one_pseudonym_and_nobody_is_named() -> None:
    (patient,) = resources("Patient")
    assert set(patient) == {"resourceType", "id", "identifier"}
    place = next(one["fullUrl"] for one in WRITTEN["entry"] if one["resource"] is patient)
    about = {
        one["subject"]["reference"] for one in resources("QuestionnaireResponse") + resources("Observation")
    }
    assert about == {place}
    assert "Quillon" not in json.dumps(WRITTEN)


def test_each_score_stands_with_what_it_is_from_and_none_where_too_little_was_answered() -> None:
    scores = [
        (one["derivedFrom"][0]["reference"], one.get("valueQuantity", {}).get("value"))
        for one in resources("Observation")
    ]
    answered = [f"urn:uuid:{one['id']}" for one in resources("QuestionnaireResponse")]
    assert scores == [(answered[0], 11), (answered[1], None), (answered[2], 40)]
    assert resources("Observation")[1]["dataAbsentReason"]
