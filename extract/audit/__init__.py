"""The audit: which documents the plans of a folder rest on, and whether they cite them rightly."""
