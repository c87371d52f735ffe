"""Word documents (.docx) read into the same records as OpenDocument texts.

Source: ECMA-376, Office Open XML, part 1 (WordprocessingML). Sections have no names there, and
overlines, page style names and generated indexes other than tables of contents do not exist.
"""

from lamwright.documents.word.document import read_word

__all__ = ["read_word"]
