"""`python -m config.tools.keys FOLDER`: makes the keys of a deployment, and prints the lines of its environment.

What is there is left alone, so that it can be run twice: a key that is overwritten opens nothing any more.
"""

import sys
from pathlib import Path

from config.settings.keys import ensure_keys

VARIABLES = {
    "secret_key": "SECRET_KEY_FILE",
    "keyring": "KEYRING_FILE",
    "vapid": "VAPID_KEY_FILE",
    "shares": "KEY_SHARES_DIR",
}


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or arguments[0].startswith("-"):
        print("Which folder? python -m config.tools.keys /var/lib/attune-keys", file=sys.stderr)
        return 2
    folder = Path(arguments[0]).resolve()
    try:
        paths = ensure_keys(folder, {"secret_key", "keyring", "vapid"})
        Path(paths["shares"]).mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        print(f"The keys could not be made in {folder}: {error.strerror}.", file=sys.stderr)
        return 1
    for name, variable in VARIABLES.items():
        print(f"{variable}={paths[name]}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
