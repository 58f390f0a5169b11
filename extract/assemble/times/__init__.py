"""Make dates, recurrences and deadlines of expressions of time."""
