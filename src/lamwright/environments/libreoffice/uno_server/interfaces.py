"""The parts of LibreOffice's objects that this side uses, as api.libreoffice.org names them.

UNO objects are made while LibreOffice runs and have no classes of their own in Python; what a service
or a configuration holds is known to those who ask for it.
"""

import typing


class Pair(typing.Protocol):
    """A property value."""

    Name: str
    Value: typing.Any


class Named(typing.Protocol):
    """Things by name."""

    def getByName(self, name: str) -> typing.Any: ...
    def getElementNames(self) -> "tuple[str, ...]": ...
    def hasByName(self, name: str) -> bool: ...


class Numbered(typing.Protocol):
    """Things by number, from 0."""

    Count: int

    def getByIndex(self, number: int) -> typing.Any: ...


class Node(Named, typing.Protocol):
    """A part of the configuration that can be written."""

    def createInstance(self) -> "Node": ...
    def insertByName(self, name: str, value: object) -> None: ...
    def removeByName(self, name: str) -> None: ...
    def commitChanges(self) -> None: ...
    def addChangesListener(self, listener: object) -> None: ...
    def getPropertySetInfo(self) -> typing.Any: ...


class Properties(typing.Protocol):
    """Settings of a view."""

    ShowOnlineLayout: bool

    def getPropertyValue(self, name: str) -> typing.Any: ...


class Context(typing.Protocol):
    """Where services are made."""

    ServiceManager: typing.Any


class Url(typing.Protocol):
    """com.sun.star.util.URL."""

    Complete: str


class Event(typing.Protocol):
    """What a command says of itself."""

    IsEnabled: bool
    State: typing.Any


class Dispatch(typing.Protocol):
    """A command of a window."""

    def dispatch(self, url: Url, arguments: "tuple[object, ...]") -> None: ...
    def addStatusListener(self, listener: object, url: Url) -> None: ...
    def removeStatusListener(self, listener: object, url: Url) -> None: ...


class Component(typing.Protocol):
    """The area of a window."""

    def setFocus(self) -> None: ...


class Layout(typing.Protocol):
    """The tool bars of a window."""

    def isElementVisible(self, name: str) -> bool: ...


class Frame(typing.Protocol):
    """A window."""

    Controller: "Controller | None"
    LayoutManager: Layout

    def activate(self) -> None: ...
    def close(self, deliver: bool) -> None: ...
    def getComponentWindow(self) -> Component: ...
    def queryDispatch(self, url: Url, target: str, flags: int) -> "Dispatch | None": ...


class Controller(typing.Protocol):
    """A view of a document; each kind of document has more."""

    Frame: Frame
    Model: "Document"

    def getSelection(self) -> typing.Any: ...
    def select(self, what: object) -> bool: ...


class Desktop(typing.Protocol):
    """All windows."""

    Frames: Numbered

    def loadComponentFromURL(
        self, url: str, target: str, flags: int, values: "tuple[Pair, ...]"
    ) -> "Document | None": ...
    def leaseNumber(self, document: "Document") -> int: ...
    def releaseNumber(self, number: int) -> None: ...


class Undo(typing.Protocol):
    """The steps of a document that can be undone."""

    def clear(self) -> None: ...
    def getAllRedoActionTitles(self) -> "tuple[str, ...]": ...
    def getAllUndoActionTitles(self) -> "tuple[str, ...]": ...
    def isUndoPossible(self) -> bool: ...
    def redo(self) -> None: ...
    def undo(self) -> None: ...


class Document(typing.Protocol):
    """A document; each kind has more."""

    CurrentController: Controller
    UndoManager: Undo

    def addModifyListener(self, listener: object) -> None: ...
    def close(self, deliver: bool) -> None: ...
    def getDocumentProperties(self) -> typing.Any: ...
    def getURL(self) -> str: ...
    def isModified(self) -> bool: ...
    def lockControllers(self) -> None: ...
    def setModified(self, modified: bool) -> None: ...
    def storeToURL(self, url: str, values: "tuple[Pair, ...]") -> None: ...
    def supportsService(self, name: str) -> bool: ...
    def unlockControllers(self) -> None: ...


class Cursor(typing.Protocol):
    """A place in a text."""

    def getStart(self) -> "Cursor": ...
    def getString(self) -> str: ...
    def gotoEndOfParagraph(self, expand: bool) -> bool: ...
    def gotoNextParagraph(self, expand: bool) -> bool: ...
    def gotoRange(self, where: "Cursor", expand: bool) -> None: ...
    def gotoStart(self, expand: bool) -> None: ...
    def isCollapsed(self) -> bool: ...
    def isEndOfParagraph(self) -> bool: ...


class ViewCursor(Cursor, typing.Protocol):
    """The cursor that shows in a text document."""

    NumberingRules: object
    PageStyleName: str
    TextFrame: object
    TextTable: object

    def getPosition(self) -> typing.Any: ...


class TextController(Controller, typing.Protocol):
    """The view of a text document."""

    ViewCursor: ViewCursor
    ViewSettings: Properties


class Body(typing.Protocol):
    """The text of a document."""

    def createTextCursor(self) -> Cursor: ...
    def createTextCursorByRange(self, where: Cursor) -> Cursor: ...


class Search(typing.Protocol):
    """What to look for."""

    SearchString: str
    SearchCaseSensitive: bool


class Tables(Named, typing.Protocol):
    """The tables of a text document."""

    Count: int


class TextDocument(Document, typing.Protocol):
    """A text document."""

    CharacterCount: int
    LineNumberingProperties: typing.Any
    RecordChanges: bool
    RedlineProtectionKey: object
    ShowChanges: bool
    StyleFamilies: Named
    Text: Body
    TextTables: Tables

    def createSearchDescriptor(self) -> Search: ...
    def findAll(self, search: Search) -> Numbered: ...
    def getLinks(self) -> Named: ...
    def getRedlines(self) -> typing.Any: ...
    def findFirst(self, search: Search) -> object: ...


class SheetController(Controller, Properties, typing.Protocol):
    """The view of a spreadsheet."""

    ActiveSheet: typing.Any

    def getViewData(self) -> "str | None": ...
    def setActiveSheet(self, sheet: object) -> None: ...


class Sheets(Numbered, Named, typing.Protocol):
    """The sheets of a spreadsheet."""


class SheetDocument(Document, typing.Protocol):
    """A spreadsheet."""

    IsIterationEnabled: bool
    Sheets: "Sheets"

    def isAutomaticCalculationEnabled(self) -> bool: ...


class Shape(typing.Protocol):
    """An object on a slide."""

    Position: typing.Any
    ShapeType: str
    Size: typing.Any


class Page(Numbered, typing.Protocol):
    """A slide with its shapes."""

    Number: int


class SlideController(Controller, Properties, typing.Protocol):
    """The view of a presentation."""

    DrawViewMode: int
    IsLayerMode: bool
    IsMasterPageMode: bool

    def getCurrentPage(self) -> "Page | None": ...
    def setCurrentPage(self, page: Page) -> None: ...


class SlideDocument(Document, typing.Protocol):
    """A presentation."""

    DrawPages: Numbered


class Question(typing.Protocol):
    """What LibreOffice asks while it loads a document."""

    def getContinuations(self) -> "tuple[typing.Any, ...]": ...


class Job(typing.Protocol):
    """A component of ours."""

    def execute(self, arguments: "tuple[object, ...]") -> str: ...
