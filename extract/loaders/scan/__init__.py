"""Pictures of pages: prepared, read with Tesseract, noise told from print."""
