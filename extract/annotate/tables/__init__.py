"""Find tables of tasks and targets: cells told apart, aligned, or flattened."""
