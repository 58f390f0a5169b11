"""Find mentions of legal and administrative documents."""
