"""What `make run` tells about its demo accounts, and `make code`: the demo clinician's six digits of this moment."""

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

import pyotp

ROOT = Path(__file__).resolve().parents[2]


def local_dir() -> Path:
    return Path(os.environ.get("ATTUNE_LOCAL_DIR", ROOT / ".local"))


def read_demo(folder: Path) -> dict[str, Any]:
    """What `manage.py prepare` wrote about the demo accounts; empty when there are none."""
    try:
        return dict(json.loads((folder / "demo.json").read_text(encoding="utf-8")))
    except FileNotFoundError:
        return {}


def banner(address: str, demo: dict[str, Any]) -> str:
    lines = ["", f"  Attune is running at {address}", ""]
    client, clinician = demo.get("client"), demo.get("clinician")
    if client:
        lines += [
            "  A demo client",
            f"    username    {client['username']}",
            f"    passphrase  {client['words']}",
            "",
        ]
    if clinician:
        lines += [
            "  A demo clinician",
            f"    username    {clinician['username']}",
            f"    passphrase  {clinician['words']}",
            "    second step: `make code` prints the current six-digit code",
            "",
        ]
    lines += [
        "  To try: sign in as the client in one browser and set a reminder, or write a repair with the network off.",
        "  Then share it, and read it as the clinician in another browser (a private window will do).",
        "  Ctrl-C stops everything. What you wrote is kept for the next start.",
        "",
    ]
    return "\n".join(lines)


def main() -> int:
    clinician = read_demo(local_dir()).get("clinician")
    if not clinician:
        print("There is no demo clinician yet; please start Attune once with `make run`.", file=sys.stderr)
        return 1
    code, now = pyotp.TOTP(clinician["totp_secret"]), int(time.time())
    print(f"{code.at(now)}  (good for {code.interval - now % code.interval} more seconds)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
