"""LibreOffice (Writer, Calc, Impress) over AT-SPI and UNO."""
