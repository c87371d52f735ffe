"""An environment with text that can be selected."""

from lamwright.environments.contract.subject import Rule, Subject, expect
from lamwright.records.document_action import SelectParagraph, SelectParagraphs, SelectText

_ABSENT = "no document says this: 6f1c"
_FAR = 99_999


def selecting(subject: Subject) -> None:
    """A text that is there is selected."""
    subject.reset()
    outcome = subject.environment.perform(SelectText(text=subject.text))
    expect(outcome.delivered, f'"{subject.text}" was not selected: {outcome.detail}')
    selection = subject.environment.observe().canvas.selection
    expect(selection == subject.text, f'Selected is "{selection}", not "{subject.text}".')


def absent(subject: Subject) -> None:
    """A text or a paragraph that is not there is refused."""
    subject.reset()
    outcome = subject.environment.perform(SelectText(text=_ABSENT))
    expect(outcome.reason == "not_found", "A text that is not there was not refused so.")
    beyond = SelectParagraph(start_index=_FAR, end_index=_FAR)
    outcome = subject.environment.perform(beyond)
    expect(outcome.reason in {"invalid", "unsupported"}, "A paragraph beyond the end was selected.")


def several(subject: Subject) -> None:
    """Every occurrence of a text is selected, and several paragraphs that are not there are refused."""
    subject.reset()
    outcome = subject.environment.perform(SelectText(text=subject.text, every=True))
    expect(outcome.delivered, f'Not every "{subject.text}" was selected: {outcome.detail}')
    selection = subject.environment.observe().canvas.selection
    expect(subject.text in selection, f'Selected is "{selection}", not every "{subject.text}".')
    outcome = subject.environment.perform(SelectParagraphs(indexes=(1, _FAR)))
    expect(not outcome.delivered, "A paragraph beyond the end was selected with another.")


RULES = (
    Rule("a text is selected", selecting, ("text",)),
    Rule("every occurrence of a text is selected", several, ("text",)),
    Rule("a text that is absent is refused", absent, ("text",)),
)
