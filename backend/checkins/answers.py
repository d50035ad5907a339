"""
The keys of the texts of a check-in, which devices seal. What was chosen among the app's words is one of them (`felt`),
and so is the day: how somebody is on which day is nothing that a server needs to read.
"""

TEXTS = ("day", "felt", "own", "note")
