"""Web pages: the plan among the menus, its paragraphs and tables."""
