"""gzip (RFC 1952): packed canonically, unpacked up to a limit."""

import struct
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any, BinaryIO, Final, cast

_LEVEL: Final = 9
_CHUNK: Final = 1 << 16
_HEADER: Final = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
"""No name, no time, the best compression, an unknown system: the same wherever it is written."""

_RAW: Final = -zlib.MAX_WBITS
_MEMBER: Final = zlib.MAX_WBITS | 16


class Broken(Exception):
    """What is to be unpacked is no gzip, or not the whole of it; `actual` says what it is."""

    def __init__(self, actual: str) -> None:
        self.actual = actual
        super().__init__(actual)


class Packer:
    """Packs what is written into a file; the bytes do not depend on how it is written in pieces."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._deflate = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW)
        self._waiting = bytearray()
        self._sum = 0
        self._size = 0
        out.write(_HEADER)

    def write(self, raw: bytes) -> None:
        """Take some bytes."""
        self._sum = zlib.crc32(raw, self._sum)
        self._size += len(raw)
        self._waiting += raw
        whole = len(self._waiting) // _CHUNK * _CHUNK
        for start in range(0, whole, _CHUNK):
            self._out.write(self._deflate.compress(self._waiting[start : start + _CHUNK]))
        del self._waiting[:whole]

    def finish(self) -> None:
        """Write what is left, and the end."""
        self._out.write(self._deflate.compress(self._waiting) + self._deflate.flush())
        self._out.write(struct.pack("<LL", self._sum, self._size & 0xFFFFFFFF))


def packed(raw: bytes) -> bytes:
    """Pack bytes: the same bytes give the same.

    >>> b"".join(unpacked([packed(b"peace")]))
    b'peace'
    """
    out = BytesIO()
    packer = Packer(out)
    packer.write(raw)
    packer.finish()
    return out.getvalue()


def unpacked(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Unpack gzip piece by piece, no piece large; several members in a row are one content.

    Raises:
        Broken: it is no gzip, ends too soon, or something else follows it.
    """
    inflate = zlib.decompressobj(_MEMBER)
    begun = False
    members = 0
    for piece in pieces:
        rest = piece
        while rest:
            if inflate.eof:
                inflate, begun, members = zlib.decompressobj(_MEMBER), False, members + 1
            if not begun and not _HEADER.startswith(rest[:2]):
                raise Broken("something else after its end" if members else "something else")
            begun = True
            out = _inflated(inflate, rest)
            if out:
                yield out
            rest = inflate.unused_data if inflate.eof else inflate.unconsumed_tail
    if not begun:
        raise Broken("empty")
    while not inflate.eof:  # what it holds back, of which there may be any amount
        out = _inflated(inflate, inflate.unconsumed_tail)
        if not out:
            raise Broken("broken off before its end")
        yield out


def _inflated(inflate: Any, raw: bytes) -> bytes:
    try:
        return cast("bytes", inflate.decompress(raw, _CHUNK))
    except zlib.error:
        raise Broken("broken: it does not unpack") from None
