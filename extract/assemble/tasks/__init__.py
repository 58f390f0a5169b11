"""Make assignments: of sections, of sentences, of labels, of tables."""
