"""Rules for screenshots."""

from PIL import Image

from lamwright.environments.contract.subject import Rule, Subject, expect


def picture(subject: Subject) -> None:
    """A screenshot is a PNG that can be read."""
    subject.reset()
    path = subject.folder / "shot.png"
    subject.environment.screenshot(path)
    with Image.open(path) as shot:
        shot.load()
        expect(shot.format == "PNG", f"The screenshot is {shot.format}, not PNG.")
        width, height = shot.size
    for control in subject.environment.observe().controls:
        left, top, wide, high = control.box or (0, 0, 0, 0)
        is_inside = left + wide <= width and top + high <= height and min(left, top) >= 0
        expect(is_inside, f'"{control.name}" is said to lie outside of the picture.')


RULES = (Rule("a screenshot is a PNG that shows the controls", picture),)
