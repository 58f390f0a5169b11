"""From a file to records: loaders, normalise, annotate, assemble, joined by pipeline.py."""
