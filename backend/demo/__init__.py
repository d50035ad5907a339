"""A demo practice of three months, made through the same doors as real use and sealed as real devices seal."""
