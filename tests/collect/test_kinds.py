"""Kinds of inputs that were read wrongly once: each with what it must give."""

import pytest

from lamwright.collect import CollectConfig, collect

NEXT = "2. Click **Save**.\n"
SAVE = 'Click "Save"'


def collected(path, name, content):
    (path / name).write_text(content, encoding="utf-8")
    return collect([path / name], config=CollectConfig(application="boards"))


def plans_of(path, name, content):
    return {plan.task: plan.plan for plan in collected(path, name, content).plans}


FILL = {"Fill a cell": ("Choose Edit > Fill", SAVE)}
RST_FILL = "Fill a cell\n===========\n\n#. Choose :menuselection:`Edit --> Fill`.\n#. Click :guilabel:`&Save`.\n"
MYST = "# Fill a cell\n\n1. Choose {menuselection}`Edit --> Fill`.\n2. Click {guilabel}`&Save`.\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.rst", RST_FILL),
        ("a.adoc", "= Fill a cell\n\n. Choose menu:Edit[Fill].\n. Click btn:[Save].\n"),
        ("a.mdx", "import X from 'x';\n\n# Fill a cell\n\n1. Choose **Edit > Fill**.\n2. Click **Save**.\n"),
        ("a.md", MYST),
    ],
    ids=["rst", "asciidoc", "mdx", "myst"],
)  # fmt: skip
def test_markup(name, content, tmp_path):
    assert plans_of(tmp_path, name, content) == FILL


@pytest.mark.parametrize(
    "note",
    [
        "   > [!NOTE]\n   > Click **Wrong**.\n   > Press Ctrl+Q.\n",
        "   :::note\n   Click **Wrong**.\n   :::\n",
        "   ```{warning}\n   Click **Wrong**.\n   ```\n",
        '   {% hint style="info" %}\n   Click **Wrong**.\n   {% endhint %}\n',
        "   !!! note\n       Click **Wrong**.\n",
        "   <Callout type='x'>\n   Click **Wrong**.\n   </Callout>\n",
    ],
    ids=["learn", "docusaurus", "myst", "gitbook", "mkdocs", "jsx"],
)
def test_a_note_in_a_list_gives_no_steps(note, tmp_path):
    page = f"# Invite people\n\n1. Go to **Boards > People**.\n\n{note}\n{NEXT}"
    assert plans_of(tmp_path, "a.md", page) == {"Invite people": ("Go to Boards > People", SAVE)}


def test_a_plan_may_begin_with_a_button(tmp_path):
    page = "# Create a board\n\n1. Select **New board**.\n2. Enter a name for the board.\n3. Select **Create**.\n"
    assert plans_of(tmp_path, "a.md", page) == {
        "Create a board": ('Select "New board"', "Enter a name for the board", 'Select "Create"')
    }


@pytest.mark.parametrize(
    ("title", "task"),
    [
        ("Extrude a face", "Extrude a face"),
        ("Pin a message", "Pin a message"),
        ("Fork a repository", "Fork a repository"),
        ("To crossfade two clips", "Crossfade two clips"),
        ("Crossfading clips", "Crossfade clips"),
        ("Keyframing a mask", "Keyframe a mask"),
        ("How to defragment your library", "Defragment your library"),
        ("Page numbers", None),
        ("Keyboard shortcuts", None),
        ("Getting started", None),
        ("The toolbar", None),
    ],
)
def test_titles(title, task, tmp_path):
    page = f"# {title}\n\n1. Choose **Edit > Fill**.\n{NEXT}"
    assert list(plans_of(tmp_path, "a.md", page)) == ([task] if task else [])


def test_arrow_keys(tmp_path):
    page = (
        '<page xmlns="http://projectmallard.org/1.0/"><title>Move a card</title><steps><item><p>Press '
        "<keyseq><key>Ctrl</key><key>→</key></keyseq>.</p></item><item><p>Click <gui>Save</gui>.</p></item>"
        "</steps></page>"
    )
    assert plans_of(tmp_path, "a.page", page) == {"Move a card": ("Press Ctrl+Right", SAVE)}


@pytest.mark.parametrize(
    ("item", "step"),
    [
        ("Click **Select >All**.", "Click Select > All"),
        (
            "On the **Board settings** page, in the **Search** section, select **Configuration export**.",
            'On the "Board settings" page, in the "Search" section, select "Configuration export"',
        ),
        ("If needed, clear **Warn first**.", 'If needed, clear "Warn first"'),
        ("Click `OK`.", 'Click "OK"'),
        ("Press `Ctrl+K`.", "Press Ctrl+K"),
        ("Click ![three dots](dots.png).", 'Click "three dots"'),
        ("Click ![gear](gear.png) **Settings**.", 'Click "Settings"'),
        ("Then pick the file in File Explorer.", "Pick the file in File Explorer"),
        ("You must select **All**.", 'Select "All"'),
        ("In the **Size** box type 3.", 'In the "Size" box type 3'),
        ("Click **Cut and close**.", 'Click "Cut and close"'),
        ("Click **Save** - this keeps it.", 'Click "Save" - this keeps it'),
    ],
)
def test_steps(item, step, tmp_path):
    page = f"# Sort all cards\n\n1. {item}\n{NEXT}"
    assert plans_of(tmp_path, "a.md", page) == {"Sort all cards": (step, SAVE)}


@pytest.mark.parametrize(
    "item",
    [
        "Click ![](dots.png).",
        "Name of the board.",
        "Repeat steps 1 to 3 for every board.",
        "Select {{ product }} from the list.",
        "Next to **Boards**, the arrow",
    ],
)
def test_a_list_that_loses_a_step_is_rejected(item, tmp_path):
    found = collected(tmp_path, "a.md", f"# Sort all cards\n\n1. {item}\n{NEXT}")
    assert found.plans == ()
    assert [each.reason for each in found.rejects] == ["lost_step"]
    assert found.rejects[0].text.startswith("Sort all cards: ")


@pytest.mark.parametrize(
    "item", ["The board opens.", "You can now see the board.", "Note that it takes a while."]
)
def test_what_only_explains_is_no_step(item, tmp_path):
    page = f"# Sort all cards\n\n1. Choose **Edit > Sort**.\n2. {item}\n3. Click **Save**.\n"
    assert plans_of(tmp_path, "a.md", page) == {"Sort all cards": ("Choose Edit > Sort", SAVE)}


@pytest.mark.parametrize(
    "tabs",
    [
        "#### [Web](#tab/web)\n\n1. Choose **Edit > Sort**.\n{}\n#### [Phone](#tab/phone)\n\n1. Tap **Sort**.\n\n---\n",
        "<Tabs>\n<TabItem value=\"w\" label={{'W'}}>\n\n1. Choose **Edit > Sort**.\n{}\n</TabItem>\n"
        "<TabItem value='m'>\n\n1. Tap **Sort**.\n\n</TabItem>\n</Tabs>\n",
        '=== "Web"\n\n    1. Choose **Edit > Sort**.\n    {}\n=== "Phone"\n\n    1. Tap **Sort**.\n',
        '{{% tabs %}}\n{{% tab title="Web" %}}\n1. Choose **Edit > Sort**.\n{}{{% endtab %}}\n'
        '{{% tab title="Phone" %}}\n1. Tap **Sort**.\n{{% endtab %}}\n{{% endtabs %}}\n',
        "::::{{tab-set}}\n:::{{tab-item}} Web\n1. Choose **Edit > Sort**.\n{}:::\n:::{{tab-item}} Phone\n"
        "1. Tap **Sort**.\n:::\n::::\n",
    ],
    ids=["learn", "docusaurus", "mkdocs", "gitbook", "myst"],
)
def test_of_tabs_the_first_below_the_heading(tabs, tmp_path):
    page = "### Sort all cards\n\n" + tabs.format(NEXT)
    assert plans_of(tmp_path, "a.md", page) == {"Sort all cards": ("Choose Edit > Sort", SAVE)}


def test_bullets_are_steps_when_they_are_done_one_after_the_other(tmp_path):
    page = (
        "# Sort all cards\n\n- Choose **Edit > Sort**.\n- Select **By name**.\n- Click **Save**.\n"
    )
    assert plans_of(tmp_path, "a.md", page) == {
        "Sort all cards": ("Choose Edit > Sort", 'Select "By name"', SAVE)
    }


@pytest.mark.parametrize(
    "bullets",
    [
        "Do one of the following:\n\n- Choose **Edit > Sort**.\n- Press Ctrl+S.\n",
        "- Choose **Edit > Sort**.\n- Choose **View > Sort**.\n",
        "- The board is sorted.\n- Click **Save**.\n",
        "- To sort by name, click **Name**.\n- To sort by age, click **Age**.\n",
    ],
)
def test_bullets_that_are_no_sequence(bullets, tmp_path):
    found = collected(tmp_path, "a.md", f"# Sort all cards\n\n{bullets}")
    assert not [plan for plan in found.plans if len(plan.plan) > 1]


def test_prose_below_a_heading(tmp_path):
    page = "# Sort all cards\n\nSelect a board and choose **Edit > Sort**.\n\n# Names\n\nA name is short.\n"
    assert plans_of(tmp_path, "a.md", page) == {
        "Sort all cards": ("Select a board", "Choose Edit > Sort")
    }


def test_headings_that_are_steps(tmp_path):
    page = (
        "# How to add a footnote\n\n## Step 1: Open the dialog\n\nChoose **Insert > Footnote**.\n\n"
        "## Step 2: Pick the kind\n\nSelect **Endnote** and click **OK**.\n\n## Step 3: Close the panel\n"
    )
    assert plans_of(tmp_path, "a.md", page) == {
        "Add a footnote": (
            "Choose Insert > Footnote", 'Select "Endnote"', 'Click "OK"', "Close the panel",
        )
    }  # fmt: skip


def test_nested_steps_and_literals(tmp_path):
    page = """<h1>To print labels</h1><ol><li><p>Choose <b>File &gt; Labels</b>.</p></li><li><p>Open the <b>Tab</b>
    tab.</p><ol><li>In <b>Base</b>, pick your address book.</li><li>In <b>Table</b>, pick the sheet.</li></ol></li>
    <li>Click <kbd>New</kbd>.</li></ol><h2>To insert a caption</h2><ol><li>Select the picture.<ul>
    <li>A shape works as well.</li></ul></li><li>Choose <span>Insert - Caption</span>.</li></ol>
    <h2>To escape 3*4 literally</h2><ol><li>Click <b>Insert &gt; Formula</b>.</li><li>Type <code>a*b</code> in the
    <b>Commands</b> window.</li></ol>"""
    assert plans_of(tmp_path, "a.html", page) == {
        "Print labels": (
            "Choose File > Labels", 'Open the "Tab" tab', 'In "Base", pick your address book',
            'In "Table", pick the sheet', 'Click "New"',
        ),
        "Insert a caption": ("Select the picture", "Choose Insert > Caption"),
        "Escape 3*4 literally": ("Click Insert > Formula", 'Type a*b in the "Commands" window'),
    }  # fmt: skip


RST = """
.. _label:

Fill a cell
===========

.. note::

   Click :guilabel:`Wrong`.

.. toctree::
   :maxdepth: 2

   Choose a > b

.. tab-set::

   .. tab-item:: Web
      :sync: web

      1. Choose :menuselection:`&Edit --> Fill`, see :ref:`there <x>`.

         .. image:: x.png
            :alt: Wrong

      2. Press :kbd:`Ctrl-F` and click |save|.

   .. tab-item:: Phone

      1. Tap *Fill*.

.. |save| replace:: **Save**
"""
ADOC = """= Cells
:app: Boards

== Fill a cell [[fill]]

NOTE: Click *Wrong*.

.Procedure
. In {app}, choose menu:Edit[Cells > Fill].
+
[TIP]
====
. Click *Wrong*.
====
+
----
click > code
----
. Press kbd:[Ctrl+F] and click image:save.png["Save it"].
.. Select *All* (see <<x,there>>).

|===
. Click *Wrong*.
|===
"""


def test_restructured_text_with_what_sphinx_adds(tmp_path):
    assert plans_of(tmp_path, "a.rst", RST) == {
        "Fill a cell": ("Choose Edit > Fill, see there", "Press Ctrl+F", SAVE)
    }


def test_asciidoc_with_blocks(tmp_path):
    assert plans_of(tmp_path, "a.adoc", ADOC) == {
        "Fill a cell": (
            "In Boards, choose Edit > Cells > Fill", "Press Ctrl+F", 'Click "Save it"', 'Select "All"',
        )
    }  # fmt: skip


def test_restructured_text_includes_and_runs_nothing(tmp_path):
    (tmp_path / "secret.txt").write_text("1. Choose Secret > Word.\n2. Click *Save*.\n")
    page = "Fill a cell\n===========\n\n.. include:: secret.txt\n.. raw:: html\n   :file: secret.txt\n\nText.\n"
    assert collected(tmp_path, "a.rst", page).plans == ()
