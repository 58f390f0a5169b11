"""Find mentions in the plan text: pure functions, and spaCy components that call them."""
