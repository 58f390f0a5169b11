"""The order of a document: parts, zones, headings, numbering."""
