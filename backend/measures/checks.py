from typing import Any

from django.core import checks

from backend.measures.format import MeasureProblem
from backend.measures.library import measures


@checks.register()
def measures_can_be_used(**kwargs: Any) -> list[checks.CheckMessage]:
    """A file that can't be used is said at the start, and not to whoever opens the page."""
    measures.cache_clear()
    try:
        measures()
    except MeasureProblem as error:
        return [checks.Error(problem, id="attune.E006") for problem in error.problems]
    return []
