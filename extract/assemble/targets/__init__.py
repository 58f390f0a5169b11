"""Make records of targets, from prose and from tables."""
