"""Part marks of the prompt and the fixed pieces of a reply: what a tokenizer may hold as one token."""

REQUEST = "<|request|>"
DONE = "<|done|>"
PLAN = "<|plan|>"
CANVAS = "<|canvas|>"
CONTROLS = "<|controls|>"
REPLY = "<|reply|>"
TASK = "<|task|>"
END = "<|end|>"
MARKS = (REQUEST, DONE, PLAN, CANVAS, CONTROLS, REPLY, TASK, END)

OPEN = '{"thought":"'
LABEL = '","control_label":"'
STATUS = ',"status":"'
CLICK_ARGS = '","args":{}'
TEXT_ARGS = '","args":{"text":"'
KEYS_ARGS = '","args":{"keys":"'
WHEEL_ARGS = '","args":{"wheel_dist":'
CONTINUE = 'CONTINUE","plan":["'
CONTINUE_BLIND = 'CONTINUE","plan":[]}'
FINISH = 'FINISH","plan":[]}'
NEXT = '","'
CLOSE = '"]}'
LAST_INDEX = ',"end_index":-1}'
LAST_CELL = '","last":"'
TEXT_END = '"}'
FONT_SIZE = '","font_size":'
PLAN_OPEN = '["'
EXTENSIONS = (".odt", ".docx", ".doc", ".pdf", ".txt", ".rtf", ".html", ".epub", ".fodt", ".ott")
NO_ACTION_THOUGHT = "Nothing more to do"


def on_control(function: str) -> str:
    """From the end of the thought to the control's name, for a function that acts on a control."""
    return f'","function":"{function}","control_name":"'


def on_document(function: str) -> str:
    """From the end of the thought to the first argument, for a function without a control."""
    return f'","function":"{function}","control_name":"","control_label":"","args":{{'


REPLY_CHUNKS = (
    OPEN,
    LABEL,
    STATUS,
    CLICK_ARGS,
    CLICK_ARGS + STATUS,
    TEXT_ARGS,
    KEYS_ARGS,
    WHEEL_ARGS,
    CONTINUE,
    CONTINUE_BLIND,
    FINISH,
    NEXT,
    CLOSE,
    PLAN_OPEN,
    '"}' + STATUS,
    "}" + STATUS,
    on_control("click_input"),
    on_control("set_edit_text"),
    on_control("keyboard_input"),
    on_control("texts"),
    on_document("keyboard_input") + '"keys":"',
    on_document("wheel_mouse_input") + '"wheel_dist":',
    on_document("select_text") + '"text":"',
    on_document("select_paragraph") + '"start_index":',
    ',"end_index":',
    on_document("select_table") + '"number":',
    on_document("insert_table") + '"rows":',
    ',"columns":',
    on_document("set_font") + '"font_name":"',
    on_document("set_font") + '"font_size":',
    FONT_SIZE,
    on_document("save_as") + '"file_name":"',
    '","file_ext":"',
    on_document("") + "}" + STATUS,
)
"""Fixed pieces of a reply, longest first where one begins another."""
