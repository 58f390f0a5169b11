"""Linguistic knowledge as data (TOML), and the one loader that checks and hands it out."""
