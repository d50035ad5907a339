"""How a measure may be scored, and the keys of the texts of a response that devices seal."""

from backend.core.vocabulary import Vocabulary

BY = Vocabulary("MeasureScoredBy", ("sum", "mean"))

# JSON of {measure, version, answers}: nothing of what was answered is for the server.
TEXTS = ("response",)
