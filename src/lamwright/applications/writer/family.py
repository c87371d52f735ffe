"""Task families of text documents."""

from typing import TypeAlias

from lamwright.applications.writer.binding import Binding
from lamwright.applications.writer.scene import Scene
from lamwright.instantiate.family import Family as AnyFamily

Family: TypeAlias = AnyFamily[Scene, Binding]
