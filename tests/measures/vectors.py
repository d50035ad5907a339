"""`tests/vectors/measures.json`, from the files that come with the code: `python -m tests.measures.vectors` writes it.

Both who score, devices and the check of files, are held to it.
"""

import json
from pathlib import Path
from typing import Any

import yaml

from backend.measures.format import answers_of, for_devices, read
from backend.measures.library import SHIPPED

PLACE = Path(__file__).parents[1] / "vectors" / "measures.json"


def built() -> list[dict[str, Any]]:
    found = []
    for path in sorted(SHIPPED.glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        cases = [
            {
                "source": example["source"],
                "answers": answers_of(example),
                "total": example["total"],
                "band": example.get("band"),
                **({"scales": example["scales"]} if "scales" in example else {}),
            }
            for example in yaml.safe_load(text)["examples"]
        ]
        found.append({"measure": for_devices(read(text)), "cases": cases})
    return found


if __name__ == "__main__":
    PLACE.write_text(json.dumps(built(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
