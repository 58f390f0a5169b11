"""Make records of mentions of documents, and check them."""
