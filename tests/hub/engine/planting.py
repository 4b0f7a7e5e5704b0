"""Plants one mistake in the running engine and takes it out again: no copy, no import, a few milliseconds each.

The harmed source of a module is compiled, and what it says differently goes into the real module: the code of functions
and methods in place, so that whoever imported them has the harmed ones, and constants by name wherever they went.
"""

import ast
import importlib
import inspect
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any, cast

ENGINE = Path(__file__).parents[3] / "hub" / "engine"
PACKAGES = ("hub.engine", "tests.hub.engine")


@contextmanager
def planted(file: str, old: str, new: str) -> Iterator[None]:
    """`file` relative to the engine's folder; every occurrence of `old` becomes `new`."""
    source = (ENGINE / file).read_text("utf-8")
    assert old in source, f"{file} no longer holds {old!r}: plant this mistake anew"
    harmed = source.replace(old, new)
    module = importlib.import_module(f"hub.engine.{file.removesuffix('.py').replace('/', '.')}")
    scratch = ModuleType(module.__name__)
    scratch.__file__ = module.__file__
    with ExitStack() as undo:
        changed = _changed(source, harmed)
        assert changed, f"{old!r} -> {new!r} changes nothing"
        undo.callback(_remember_module(module.__name__))
        sys.modules[module.__name__] = scratch  # dataclasses look their module up
        exec(compile(harmed, str(ENGINE / file), "exec"), scratch.__dict__)  # noqa: S102  # the engine's own source
        sys.modules[module.__name__] = module
        for name in changed:
            undo.callback(_put(module, name, getattr(scratch, name)))
        yield


def _remember_module(name: str) -> Callable[[], None]:
    module = sys.modules[name]
    return lambda: sys.modules.__setitem__(name, module)


def _changed(source: str, harmed: str) -> list[str]:
    """The names of the top-level functions, classes and constants that the harmed source says differently."""
    before, after = ast.parse(source).body, ast.parse(harmed).body
    assert len(before) == len(after), "a mistake must not add or take away whole statements of the module"
    names: list[str] = []
    for one, other in zip(before, after, strict=True):
        if ast.dump(one) == ast.dump(other):
            continue
        match other:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                names.append(name)
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                names.append(name)
            case _:
                raise AssertionError(f"cannot plant in {ast.unparse(other)!r}")
    return names


def _put(module: ModuleType, name: str, new: Any) -> Callable[[], None]:
    """Put the harmed thing in; the answer takes it out."""
    old = getattr(module, name)
    if isinstance(old, FunctionType):
        return _put_code(old, new)
    if inspect.isclass(old):
        return _put_methods(old, new)
    if hasattr(old, "cache_clear"):
        return _put_cached(old, new)
    return _put_constant(name, old, new)


def _put_code(old: FunctionType, new: FunctionType) -> Callable[[], None]:
    before = old.__code__, old.__defaults__, old.__kwdefaults__
    old.__code__, old.__defaults__, old.__kwdefaults__ = new.__code__, new.__defaults__, new.__kwdefaults__

    def take_out() -> None:
        old.__code__, old.__defaults__, old.__kwdefaults__ = before

    return take_out


def _put_cached(old: Any, new: Any) -> Callable[[], None]:
    take_out = _put_code(old.__wrapped__, new.__wrapped__)
    old.cache_clear()

    def take_out_and_forget() -> None:
        take_out()
        old.cache_clear()

    return take_out_and_forget


def _put_methods(old: type[Any], new: type[Any]) -> Callable[[], None]:
    undo = ExitStack()
    for name, harmed in vars(new).items():
        inner, was = _function(harmed), _function(vars(old).get(name))
        if inner is not None and was is not None and inner.__code__ != was.__code__:
            undo.callback(_put_code(was, inner))
    return undo.close


def _function(held: object) -> FunctionType | None:
    match held:
        case FunctionType():
            return held
        case property():
            return cast("FunctionType | None", held.fget)
        case classmethod() | staticmethod():
            return cast("FunctionType", held.__func__)
        case _:
            return None


def _put_constant(name: str, old: object, new: object) -> Callable[[], None]:
    holders = [
        module for key, module in [*sys.modules.items()] if key.startswith(PACKAGES) and vars(module).get(name) is old
    ]
    for holder in holders:
        setattr(holder, name, new)

    def take_out() -> None:
        for holder in holders:
            setattr(holder, name, old)

    return take_out
