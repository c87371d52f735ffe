import builtins

class Exception(builtins.Exception):
    Message: str
    def __init__(self, message: str = ..., context: object = ...) -> None: ...

class RuntimeException(Exception): ...
