class PropertyValue:
    Name: str
    Value: object
    def __init__(self, name: str, handle: int, value: object, state: int) -> None: ...

class NamedValue:
    def __init__(self, name: str, value: object) -> None: ...
