"""Task families of spreadsheets."""

from typing import TypeAlias

from lamwright.applications.calc.binding import Binding
from lamwright.applications.calc.scene import Scene
from lamwright.instantiate.family import Family as AnyFamily

Family: TypeAlias = AnyFamily[Scene, Binding]
