"""The facts of a document: who issued, signed and receives it."""
