"""Compare converted plans with annotated ones (gold)."""
