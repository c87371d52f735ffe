"""The replies that say the steps of a reference solution, and the states they are said in."""

from lamwright.codec.reply import render_reply
from lamwright.records.action import ControlRef
from lamwright.records.observation import Control, Observation
from lamwright.records.trajectory import Decision, State
from lamwright.records.wording import describe


def _seen(action):
    """The action with a label, and the controls and menu entries it needs."""
    reference = getattr(action, "control", None)
    if reference is None:
        return action, (), ()
    in_menu = " > " in reference.name
    role = "edit" if action.function == "set_edit_text" else "push button"
    control = Control(
        label=1001 if in_menu else 1,
        name=reference.name,
        role="menu item" if in_menu else role,
        states=("editable", "enabled"),
    )
    labelled = ControlRef(label=control.label, name=control.name)
    action = action.model_copy(update={"control": labelled})
    return (action, (), (control,)) if in_menu else (action, (control,), ())


def _entries_of(later, but):
    """Menu entries that later steps choose."""
    entries = [entry for step in later for entry in _seen(step.action)[2]]
    known = {entry.name for entry in but}
    return list({e.name: e for e in entries if e.name not in known}.values())


def states_and_replies(task, canvas):
    """State, reply and action of each step."""
    for index, step in enumerate(task.reference):
        action, controls, menu = _seen(step.action)
        later = task.reference[index + 1 :]
        menu = (*menu, *_entries_of(later, but=menu))
        look = Observation(controls=controls, canvas=canvas)
        state = State(
            request=task.request, application=task.application, observation=look, menu=menu
        )
        left = tuple(describe(each.action) for each in later)
        decision = Decision(
            thought=describe(action),
            action=action,
            status="CONTINUE" if left else "FINISH",
            plan=left,
        )
        yield state, render_reply(decision), action
