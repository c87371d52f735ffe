"""LibreOffice Writer over AT-SPI and UNO."""
