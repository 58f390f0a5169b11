"""Write what was found: one JSON a plan, one CSV table for each kind of record."""
