"""Task families of text documents."""

from typing import TypeAlias

from lamwright.applications.writer.binding import Binding
from lamwright.applications.writer.family import Family as AnyFamily
from lamwright.applications.writer.scene import Scene

Family: TypeAlias = AnyFamily[Scene, Binding]
