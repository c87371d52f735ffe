"""LibreOffice Calc as an application: spreadsheets."""
