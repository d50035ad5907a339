from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickArgon2(Argon2PasswordHasher):
    """The real hasher at its least cost: a test makes accounts by the dozen, and nobody attacks them."""

    time_cost = 1
    memory_cost = 64  # KiB
    parallelism = 1
