"""Find numbers that a plan sets out to reach."""
