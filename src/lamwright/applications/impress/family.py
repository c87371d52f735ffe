"""Task families of presentations."""

from typing import TypeAlias

from lamwright.applications.impress.binding import Binding
from lamwright.applications.impress.scene import Scene
from lamwright.instantiate.family import Family as AnyFamily

Family: TypeAlias = AnyFamily[Scene, Binding]
