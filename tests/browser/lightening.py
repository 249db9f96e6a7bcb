"""PNG pictures of pages made light: few colours, each named once, instead of millions."""

import struct
import zlib
from collections import Counter

SIGNATURE = b"\x89PNG\r\n\x1a\n"
LEVELS = 5  # from one level of a colour to the next; white and black are levels
COLOURS_MAX = 256
CHANNELS = 3


def lightened(picture: bytes) -> bytes:
    """Return a screenshot, 8 bits of red, green and blue, as a picture with a palette."""
    chunks = list(chunks_of(picture))
    header = next(data for name, data in chunks if name == b"IHDR")
    width, height, *form = struct.unpack(">IIBBBBB", header)
    assert form == [8, 2, 0, 0, 0]
    packed = b"".join(data for name, data in chunks if name == b"IDAT")
    lines = list(unfiltered(zlib.decompress(packed), width * CHANNELS))
    points = [coarse(line) for line in lines]
    counts = Counter(point for line in points for point in line)
    palette = [colour for colour, _count in counts.most_common(COLOURS_MAX)]
    places = {colour: nearest(colour, palette) for colour in counts}
    body = b"".join(b"\0" + bytes(places[point] for point in line) for line in points)
    return SIGNATURE + b"".join(
        chunk(name, data)
        for name, data in (
            (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
            (b"PLTE", b"".join(map(bytes, palette))),
            (b"IDAT", zlib.compress(body, 9)),
            (b"IEND", b""),
        )
    )


def chunks_of(picture: bytes):
    """Yield the parts of a PNG file by name."""
    at = len(SIGNATURE)
    while at < len(picture):
        length, name = struct.unpack(">I4s", picture[at : at + 8])
        yield name, picture[at + 8 : at + 8 + length]
        at += length + 12


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def unfiltered(body: bytes, length: int):
    """Yield the lines of a picture as they were before each was written as differences."""
    above = bytes(length)
    for at in range(0, len(body), length + 1):
        line = bytearray(body[at + 1 : at + 1 + length])
        guess = GUESSES[body[at]]
        for place in range(length):
            is_first = place < CHANNELS
            left = 0 if is_first else line[place - CHANNELS]
            corner = 0 if is_first else above[place - CHANNELS]
            line[place] = (line[place] + guess(left, above[place], corner)) & 255
        yield line
        above = bytes(line)


def paeth(left: int, up: int, corner: int) -> int:
    """Return what is nearest to left + up - corner (PNG, section 9.4)."""
    aim = left + up - corner
    return min((left, up, corner), key=lambda one: abs(aim - one))


GUESSES = (
    lambda _left, _up, _corner: 0,
    lambda left, _up, _corner: left,
    lambda _left, up, _corner: up,
    lambda left, up, _corner: (left + up) // 2,
    paeth,
)


def coarse(line: bytearray) -> list[tuple[int, ...]]:
    """Return the points of a line, each channel at its nearest level."""
    rounded = bytes((value + LEVELS // 2) // LEVELS * LEVELS for value in line)
    return [tuple(rounded[at : at + CHANNELS]) for at in range(0, len(rounded), CHANNELS)]


def nearest(colour: tuple[int, ...], palette: list[tuple[int, ...]]) -> int:
    """Return the place in the palette of the colour that differs least."""
    if colour in palette:
        return palette.index(colour)
    distances = [sum((a - b) ** 2 for a, b in zip(colour, one, strict=True)) for one in palette]
    return distances.index(min(distances))
