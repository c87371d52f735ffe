"""LibreOffice Impress as an application: presentations."""
