"""The only reader of the data files in `ontology`, `shapes` and `queries`, in a checkout, an editable install and a wheel."""

from importlib.resources import files
from importlib.resources.abc import Traversable

__all__ = ["names", "text"]


def text(folder: str, name: str) -> str:
    """Text of `folder/name`; `folder` may hold a path such as `ontology/registry`."""
    return _folder(folder).joinpath(name).read_text(encoding="utf-8")


def names(folder: str, suffix: str) -> list[str]:
    """Names of the files in `folder` that end in `suffix`, sorted."""
    return sorted(entry.name for entry in _folder(folder).iterdir() if entry.name.endswith(suffix))


def _folder(folder: str) -> Traversable:
    package, *rest = folder.split("/")
    return files(package).joinpath(*rest)
