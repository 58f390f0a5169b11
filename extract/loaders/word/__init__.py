"""Word files and their kin: paragraphs, automatic numbers, tables, pictures."""
