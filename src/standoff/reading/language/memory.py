"""Keeps answers: questions about a parse, its tokens and clauses are worked out once, since none of them changes."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

if TYPE_CHECKING:
    from standoff.reading.language.tree import Parse, Token

T = TypeVar("T")
Asked = TypeVar("Asked", "Token", "Parse")

_UNASKED: Any = object()


def remembered(ask: Callable[[Asked], T]) -> Callable[[Asked], T]:
    """A question about a token, or a whole parse, that is worked out once, since a parse does not change."""

    @wraps(ask)
    def answer(asked: Asked) -> T:
        answers = asked.answers
        found: T = answers.get(ask, _UNASKED)
        if found is _UNASKED:
            found = answers[ask] = ask(asked)
        return found

    return answer


class kept(Generic[T]):  # noqa: N801 - a decorator, named as one
    """A property that is worked out once; `functools.cached_property` takes a lock to do so, before Python 3.12."""

    def __init__(self, ask: Callable[[Any], T]) -> None:
        self._ask = ask
        self.__doc__ = ask.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, asked: None, owner: type) -> "kept[T]": ...
    @overload
    def __get__(self, asked: object, owner: type) -> T: ...
    def __get__(self, asked: object | None, owner: type) -> "kept[T] | T":
        if asked is None:
            return self
        found = asked.__dict__[self._name] = self._ask(asked)
        return found
