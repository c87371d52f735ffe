"""What LibreOffice shows: controls, their names and places, menus, tool bars."""
