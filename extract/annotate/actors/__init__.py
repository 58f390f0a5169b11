"""Find who acts: offices, units, officers, persons."""
