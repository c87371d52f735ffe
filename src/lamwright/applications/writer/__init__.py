"""LibreOffice Writer: families, scenes, templates, checks, dialect and skills of text documents."""
