"""Turn the source text into the plan text, every offset carried."""
