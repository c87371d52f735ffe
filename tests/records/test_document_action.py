"""Actions on documents."""

import pytest

from lamwright.records.document_action import SaveAs


@pytest.mark.parametrize(
    ("name", "ending", "said"),
    [
        ("minutes", ".pdf", 'Save as "minutes.pdf"'),
        ("minutes.pdf", ".pdf", 'Save as "minutes.pdf"'),
        ("Minutes.PDF", ".pdf", 'Save as "Minutes.pdf"'),
        ("minutes.v2", ".odt", 'Save as "minutes.v2.odt"'),
    ],
)
def test_a_file_type_stands_once_in_a_name(name: str, ending: str, said: str) -> None:
    assert SaveAs(file_name=name, file_ext=ending).describe() == said
    assert SaveAs.model_validate({"file_name": name, "file_ext": ending}).describe() == said
