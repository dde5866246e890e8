"""Where a table comes from: a path, an open file, bytes, an upload; which kind of file it is, by what it holds."""

import bz2
import gzip
import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO, Any, Literal

from course_toolkit._core.compute.guard import reading as guard
from course_toolkit.first_look.compute.reading.code import quoted
from course_toolkit.first_look.compute.reading.options import Kind

Compression = Literal["gzip", "bz2", "xz", "zip"]

N_BYTES_LOOKED_AT = 1_000_000
#: How the line of pandas calls what has no path.
NAMELESS = "source"
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
_WEB = {"http", "https", "ftp", "sftp", "s3", "gs", "gcs", "hdfs", "file", "abfs", "az"}
_COMPRESSED: dict[bytes, Compression] = {b"\x1f\x8b": "gzip", b"BZh": "bz2", b"\xfd7zXZ": "xz"}
_OPENED: dict[str, Callable[[IO[bytes]], Any]] = {"gzip": gzip.open, "bz2": bz2.open, "xz": lzma.open}
_SUFFIXES: dict[str, Compression] = {".gz": "gzip", ".bz2": "bz2", ".xz": "xz", ".zip": "zip"}
_KINDS: dict[bytes, Kind] = {b"PAR1": "parquet", b"SQLite format 3\0": "sqlite", b"\xd0\xcf\x11\xe0": "excel"}
_WORKBOOK = re.compile(r"xl/workbook\.(xml|bin)|content\.xml")
_JSON = re.compile(r'\s*(\{\s*["}]|\[\s*[\[{\]])')
#: How a file called JSON may begin, too: a list of bare values.
_LISTED = re.compile(r"\s*[\[{]")
_PICKLE = re.compile(rb"\x80[\x02-\x05]")
_PICKLED = {".pkl", ".pickle", ".p", ".joblib"}
#: Control signs that no text holds.
_NOT_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
MOST_NOT_TEXT = 0.01
#: What unpacking says of a file that was cut off or changed on its way.
DAMAGED = (EOFError, zipfile.BadZipFile, lzma.LZMAError, zlib.error)


@dataclass(frozen=True)
class Source:
    """Where a table comes from.

    ``name`` is shown to the reader; ``given`` stands in the line of pandas; ``content`` is there where no path is.
    """

    name: str
    given: str
    path: Path | None = None
    content: bytes | None = None
    url: str | None = None

    def handle(self) -> Path | io.BytesIO:
        """Return what pandas' readers take."""
        return self.path if self.path is not None else io.BytesIO(self.content or b"")

    def start(self, size: int = N_BYTES_LOOKED_AT) -> bytes:
        """Return the first bytes, unpacked."""
        with self.open() as file:
            return bytes(file.read(size))

    def read(self) -> bytes:
        """Return all bytes, unpacked."""
        with self.open() as file:
            return bytes(file.read())

    @contextmanager
    def open(self) -> Iterator[Any]:
        """Open it to be read, unpacked."""
        with ExitStack() as stack:
            raw = stack.enter_context(self.raw())
            if self.compression is None:
                yield raw
            elif self.compression == "zip":
                packed = stack.enter_context(zipfile.ZipFile(raw))
                yield stack.enter_context(packed.open(self.member))
            else:
                yield stack.enter_context(_OPENED[self.compression](raw))

    def raw(self) -> IO[bytes]:
        """Open it as it lies there."""
        return io.BytesIO(self.content or b"") if self.path is None else self.path.open("rb")

    @cached_property
    def compression(self) -> Compression | None:
        """How it is packed; a workbook of Excel, a zip file inside, is not."""
        with self.raw() as file:
            first = file.read(6)
        if first.startswith(b"PK\x03\x04") and not self.is_workbook:
            return "zip"
        return next((one for magic, one in _COMPRESSED.items() if first.startswith(magic)), None)

    @cached_property
    def is_workbook(self) -> bool:
        """Whether a zip file is a workbook, of Excel or LibreOffice."""
        try:
            with self.raw() as file, zipfile.ZipFile(file) as packed:
                return any(_WORKBOOK.fullmatch(name) for name in packed.namelist())
        except zipfile.BadZipFile:
            return self.suffix in {".xlsx", ".xlsm", ".xlsb", ".ods"}

    @cached_property
    def member(self) -> str:
        """The one file in a zip file."""
        with self.raw() as file, zipfile.ZipFile(file) as packed:
            names = [name for name in packed.namelist() if not name.endswith("/") and not name.startswith("__MACOSX")]
        if len(names) != 1:
            guard.refuse_archive(self.name, names)
        return names[0]

    @property
    def suffix(self) -> str:
        """What the name ends with, in small letters."""
        return Path(self.name).suffix.lower()

    @property
    def packing(self) -> Compression | None:
        """How pandas must be told that it is packed; None where it sees it by the name."""
        seen = _SUFFIXES.get(self.suffix) if self.path is not None else None
        return self.compression if self.compression != seen else None


def find_source(given: Any) -> Source:
    """Return where a table comes from, if it is there."""
    if isinstance(given, Source):
        return given
    if isinstance(given, str) and (found := _SCHEME.match(given)):
        if found[1].lower() in _WEB:
            guard.refuse_web(given)
        return Source(name=hide_password(given), given=quoted(hide_password(given)), url=given)
    if isinstance(given, (str, Path)) or hasattr(given, "__fspath__"):
        path = Path(given).expanduser()
        guard.check_file(path, name=str(given))
        return Source(name=path.name, given=quoted(str(given)), path=path)
    name, content = _content_of(given)
    return Source(name=name, given=NAMELESS, content=content)


def hide_password(url: str) -> str:
    """Return an address without its password."""
    return re.sub(r"(?<=://)([^:/@]*):.*@", r"\1:***@", url)


def _content_of(given: Any) -> tuple[str, bytes]:
    """Return the name and the bytes of what is no path."""
    if isinstance(given, (bytes, bytearray, memoryview)):
        return NAMELESS, bytes(given)
    upload = given[0] if isinstance(given, Sequence) and len(given) == 1 else given
    if isinstance(upload, Mapping) and "content" in upload:  # what ipywidgets' FileUpload holds
        return str(upload.get("name", NAMELESS)), bytes(upload["content"])
    if not callable(getattr(given, "read", None)):
        guard.refuse_source(given)
    read = given.read()
    if callable(getattr(given, "seekable", None)) and given.seekable():
        given.seek(0)  # so that the line of pandas can be tried on it
    name = getattr(given, "name", NAMELESS)
    return Path(str(name)).name, read.encode() if isinstance(read, str) else bytes(read)


def kind_of(source: Source) -> Kind:
    """Return the kind of a file, told by what it holds before what it is called."""
    if source.url is not None:
        return "sql"
    if source.suffix in _PICKLED:
        guard.refuse_pickle(source.name)
    try:
        with source.raw() as file:
            first = file.read(16)
        return _kind_of_start(source, first)
    except (OSError, *DAMAGED, RuntimeError) as error:  # RuntimeError: a password
        guard.refuse_unreadable(source.name, error)


def _kind_of_start(source: Source, first: bytes) -> Kind:
    if not first:
        guard.refuse_empty(source.name)
    for magic, kind in _KINDS.items():
        if first.startswith(magic):
            return kind
    if source.suffix in {".parquet", ".pq"}:
        guard.refuse_corrupt(source.name, "Parquet")
    if first.startswith(b"PK\x03\x04") and source.is_workbook:
        return "excel"
    if source.suffix in {".xlsx", ".xlsb", ".ods"}:
        guard.refuse_corrupt(source.name, "Excel")
    if _PICKLE.match(first):
        guard.refuse_pickle(source.name)
    return _kind_of_text(source)


def _kind_of_text(source: Source) -> Kind:
    start = source.start(10_000)
    if not start.strip():
        guard.refuse_empty(source.name)
    guard.check_known_kind(source.name, start)
    is_wide = start[:2] in {b"\xff\xfe", b"\xfe\xff"} or start[:4].count(b"\0") == 2
    if not is_wide and len(_NOT_TEXT.findall(start)) > MOST_NOT_TEXT * len(start):
        guard.refuse_binary(source.name)
    text = start.decode("utf-16" if is_wide else "utf-8", errors="ignore").removeprefix("\ufeff")
    begins_so = _LISTED if source.suffix == ".json" else _JSON
    return "json" if begins_so.match(text) else "csv"
