"""PDF: text layers judged, words put in reading order, tables, signatures."""
