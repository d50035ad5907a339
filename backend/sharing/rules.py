"""How long a share may last."""

from datetime import datetime, timedelta

from backend.core.errors import Invalid

LONGEST = timedelta(days=365)
CLOCKS_DIFFER = timedelta(hours=12)  # 365 days by a device's clock may be a little more by ours


def require_end(until: datetime, now: datetime) -> None:
    if until <= now:
        raise Invalid(
            "invalid", "Something needs another look.", fields={"until": ["This day has passed already."]}
        )
    if until > now + LONGEST + CLOCKS_DIFFER:
        raise Invalid(
            "invalid", "Something needs another look.", fields={"until": ["A share can last a year at most."]}
        )
