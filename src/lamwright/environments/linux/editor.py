"""Any accessible editor of plain text as an environment."""

from typing_extensions import override

from lamwright.environments.linux.accessible import AccessibleProgram
from lamwright.environments.linux.outcomes import DONE, refused
from lamwright.environments.linux.text_area import TextArea
from lamwright.records.action import Action
from lamwright.records.canvas import TextCanvas
from lamwright.records.document_action import SelectParagraph, SelectText
from lamwright.records.errors import DocumentError
from lamwright.records.trajectory import Outcome


class TextEditor(AccessibleProgram):
    """A program whose document is the largest field of several lines in its main window."""

    @override
    def canvas(self) -> TextCanvas:
        """Lines as paragraphs, what is selected, where the cursor is; empty when no text shows."""
        area = self._area()
        return area.canvas() if area else TextCanvas()

    @override
    def content(self) -> bytes:
        """The text, in UTF-8."""
        area = self._area()
        if area is None:
            raise DocumentError("The program shows no text.")
        return area.text().encode()

    @override
    def perform_on_document(self, action: Action) -> Outcome:
        """Select a text or lines."""
        match action, self._area():
            case SelectText(), TextArea() as area:
                detail = f'The document does not contain "{action.text}".'
                return DONE if area.select(action.text) else refused("not_found", detail)
            case SelectParagraph(), TextArea() as area:
                done = area.select_lines(action.start_index, action.end_index)
                return DONE if done else refused("invalid", "There are not so many lines.")
        return super().perform_on_document(action)

    def _area(self) -> TextArea | None:
        frame = self.frame
        return TextArea.of(self.objects, frame) if frame else None
