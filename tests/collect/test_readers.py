"""Pages as Sphinx, DocBook, Yelp, MkDocs, Microsoft Learn, manual pages and how-to articles have them."""

import json

import pytest

from lamwright.collect import CollectConfig, collect

SPHINX = """<div class="body" role="main"><section><h1>Insert a table<a class="headerlink">¶</a></h1>
<ol class="arabic"><li><p>Choose <span class="menuselection">Table ‣ Insert Table</span>.</p></li>
<li><p>In the <span class="guilabel">Size</span> area, enter the number of rows.</p>
<div class="admonition note"><p>Click here for more.</p></div></li>
<li><p>Click <span class="guilabel">OK</span>.</p></li></ol></section></div>
<div class="sphinxsidebar"><ol><li>Click nothing.</li></ol></div>"""
ASCIIDOC = """<body><h2>3.1. Insert a table</h2><div class="procedure"><ol class="procedure">
<li><p>Choose <span class="guimenu">Table</span> → <span class="guimenuitem">Insert Table</span>.</p></li>
<li><p>In the <span class="guilabel">Size</span> area, enter the number of rows.</p></li>
<li><p>Click <span class="guibutton">OK</span>.</p></li></ol></div></body>"""
LEARN = """<html><body><nav><ol><li>Click home</li></ol></nav><main><h1>Insert a table</h1><ol>
<li><p>Choose <strong>Table</strong> &gt; <strong>Insert Table</strong>.</p></li>
<li>In the <strong>Size</strong> area, enter the number of rows.</li>
<li>Click <strong>OK</strong>.</li></ol></main></body></html>"""
MARKDOWN = """---
title: x
---
# Insert a table

!!! note
    Click nothing.

1. Choose **Table** > **Insert Table**.
2. In the **Size** area, enter the number of rows.
3. Click **OK**.
"""
MALLARD = """<page xmlns="http://projectmallard.org/1.0/" type="topic"><info><desc>Click x</desc></info>
<title>Insert a table</title><steps><item><p>Choose <guiseq><gui>Table</gui><gui>Insert Table</gui></guiseq>.</p></item>
<item><p>In the <gui>Size</gui> area, enter the number of rows.</p></item>
<item><p>Click <gui style="button">OK</gui>.</p></item></steps></page>"""
DOCBOOK = """<?xml version="1.0"?><!DOCTYPE article [<!ENTITY app "X">]><sect1><title>Inserting a Table</title>
<procedure><step><para>Choose <menuchoice><shortcut><keycap>F9</keycap></shortcut><guimenu>Table</guimenu>
<guimenuitem>Insert Table</guimenuitem></menuchoice>.</para></step>
<step><para>In the <guilabel>Size</guilabel> area, enter the number of rows.</para></step>
<step><para>Click <guibutton>OK</guibutton>.</para></step></procedure></sect1>"""
HOWTO = '<script type="application/ld+json">' + json.dumps({
    "@graph": [{
        "@type": "HowTo",
        "name": "How to Insert a Table: 3 Steps (with Pictures)",
        "step": [
            {"@type": "HowToSection", "name": "Method 1", "itemListElement": [
                {"@type": "HowToStep", "text": "Choose Table > Insert Table."},
                {"@type": "HowToStep", "text": 'In the "Size" area, enter the number of rows.'},
                {"@type": "HowToStep", "text": 'Click "OK".'},
            ]},
            {"@type": "HowToSection", "name": "Method 2", "itemListElement": ["Press Ctrl+F12."]},
        ],
    }]
}) + "</script><p>Text</p>"  # fmt: skip
WIKIHOW = """<h1>How to Insert a Table</h1><ol class="steps_list_2">
<li><div class="step">Choose Table → Insert Table.<ul><li>A tip.</li></ul></div></li>
<li><div class="step">In the "Size" area, enter the number of rows.</div></li>
<li><div class="step">Click "OK".</div></li></ol>"""
PAGES = {
    "sphinx.html": SPHINX, "docbook.htm": ASCIIDOC, "learn.html": LEARN, "mkdocs.md": MARKDOWN,
    "mallard.page": MALLARD, "docbook.docbook": DOCBOOK, "howto.html": HOWTO, "wiki.html": WIKIHOW,
}  # fmt: skip
TABLE = (
    "Choose Table > Insert Table",
    'In the "Size" area, enter the number of rows',
    'Click "OK"',
)


def plans_of(path, name, content):
    data = content if isinstance(content, bytes) else content.encode()
    (path / name).write_bytes(data)
    return {
        plan.task: plan.plan
        for plan in collect([path / name], config=CollectConfig(application="editor")).plans
    }


@pytest.mark.parametrize("name", PAGES)
def test_the_same_procedure_in_every_dialect(name, tmp_path):
    assert plans_of(tmp_path, name, PAGES[name]) == {"Insert a table": TABLE}


def test_manual_page_is_of_the_command_line(tmp_path):
    page = '.TH X 1\n.SH "INSERT A TABLE"\n.PP\nTo insert a table, choose \\fBTable\\fR > Insert.\n'
    assert plans_of(tmp_path, "x.1", page) == {"Insert a table": ("Choose Table > Insert",)}
    page = ".SH USAGE\nTo list files, run ls --all.\n"
    assert plans_of(tmp_path, "y.1", page) == {}


def test_nested_steps_and_alternatives(tmp_path):
    page = """<h1>Print a letter</h1><ol><li>Do one of the following:<ul><li>Choose <b>File</b> &gt; <b>Print</b>.</li>
    <li>Press Ctrl+P.</li></ul></li><li>In the dialog, do this:<ol><li>Select <b>Pages</b>.</li>
    <li>Enter the number.</li></ol></li><li>Click <b>Print</b>.</li></ol>"""
    assert plans_of(tmp_path, "a.html", page)["Print a letter"] == (
        "Choose File > Print", 'Select "Pages"', "Enter the number", 'Click "Print"',
    )  # fmt: skip


def test_entries_of_a_menu(tmp_path):
    page = """<variablelist><varlistentry><term><menuchoice><guimenu>File</guimenu><guimenuitem>Reload
    </guimenuitem></menuchoice></term><listitem><para>Reloads the active document from disk. Mind it.
    </para></listitem></varlistentry></variablelist>"""
    assert plans_of(tmp_path, "a.docbook", page) == {
        "Reload the active document from disk": ("Choose File > Reload",)
    }


def test_described_command(tmp_path):
    page = """<h3>6.2. Duplicate</h3><p>The <span class="guimenuitem">Duplicate</span> command creates a copy
    of the image.</p><ul><li><p>You can access this command through <span class="guimenu">Image</span> →
    <span class="guisubmenu">Copies</span> → <span class="guimenuitem">Duplicate</span>,</p></li></ul>"""
    assert plans_of(tmp_path, "a.html", page) == {
        "Create a copy of the image": ("Choose Image > Copies > Duplicate",)
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "latin-1", "utf-8-sig"])
def test_encodings(encoding, tmp_path):
    page = LEARN.replace("rows", "rôws")
    (plan,) = plans_of(tmp_path, "a.html", page.encode(encoding)).values()
    assert plan[1] == 'In the "Size" area, enter the number of rôws'


def test_declared_encoding_that_lies(tmp_path):
    page = LEARN.replace("<main>", '<meta charset="no-such-code"><main>').replace("rows", "rôws")
    assert plans_of(tmp_path, "a.html", page.encode("latin-1"))


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_cut_pages_never_fail(name, share, tmp_path):
    content = PAGES[name].encode()
    (tmp_path / name).write_bytes(content[: int(len(content) * share)])
    collection = collect([tmp_path / name], config=CollectConfig(application="editor"))
    assert collection.yields[0].entered == 1


@pytest.mark.parametrize("name", ["a.html", "a.md", "a.page", "a.xml", "a.1", "a.json"])
@pytest.mark.parametrize(
    "content", [b"", b" ", b"\0\1", b"<", b"&x;", b"<a><b></a>", b"\xff\xfe", b"[1]"]
)
def test_garbage_never_fails(name, content, tmp_path):
    assert plans_of(tmp_path, name, content) == {}


def test_deep_nesting(tmp_path):
    assert plans_of(tmp_path, "a.html", "<div>" * 20_000 + "x") == {}
    assert plans_of(tmp_path, "a.xml", "<section>" * 20_000 + "x") == {}
