"""
The keys of the texts of a safety plan, which devices seal. `numbers` are people to call, as JSON: their names and
numbers in the person's own order.
"""

TEXTS = ("signs", "steadies", "places", "people", "professionals", "safer", "numbers")
