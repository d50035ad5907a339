"""The one slow step of signing in, bounded: Argon2id takes 100 MB for as long as it runs.

A web process has more threads than a machine has cores. All of them at it together would need gigabytes, and each would
wait for all the others: a morning on which many sign in at once then ends the process, or keeps everybody waiting.
"""

import os
import threading

from django.contrib.auth.hashers import Argon2PasswordHasher

# No more than there are cores to do it, and no more than fits a web process of 1 GB (config/deploy/systemd).
AT_ONCE = min(4, os.cpu_count() or 1)
_turns = threading.BoundedSemaphore(AT_ONCE)


class FewAtOnceArgon2(Argon2PasswordHasher):
    """Django's, with its parameters and its form of a hash; whoever comes while so many are at it waits."""

    def encode(self, password: str, salt: str) -> str:
        with _turns:
            return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        with _turns:
            return super().verify(password, encoded)
