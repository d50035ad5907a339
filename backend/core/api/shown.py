"""What a page showed when its form was filled in: compared with what is held by now (`core.forms`), and never kept."""

from typing import Any

from rest_framework import serializers

LONGEST = 20_000  # more than any form keeps


class ShownField(serializers.CharField):
    """A text as it was held, whichever rules it was kept by. Those of today are for what is to be kept, or nothing
    that was kept by others could be changed any more.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(allow_blank=True, trim_whitespace=False, max_length=LONGEST, **kwargs)
