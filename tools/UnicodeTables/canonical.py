"""Writes Unicode's canonical decompositions and combining classes, as Python knows them, for Text/Tokenizers/Composition.cs.

    canonical.py ../../src/Astria.Flux.Sdk.Local/Assets/canonical.deflate
    canonical.py --cases OUT.json      texts with their composed form (NFC), for the tests

The file is deflated; within it all numbers are in 7-bit groups, the lowest first:
count, then for each character: its distance from the one before, first part, second part or 0, whether the two compose to it again;
count, then for each run of one combining class: its distance from the start of the one before, its length, its class.
"""
import json
import random
import sys
import unicodedata
import zlib

HANGUL = range(0xAC00, 0xD7A4)


def number(value):
    out = bytearray()
    while True:
        out.append(value & 0x7F | (0x80 if value > 0x7F else 0))
        value >>= 7
        if not value:
            return bytes(out)


def table():
    parts, classes = [], []
    for code in range(0x110000):
        character = chr(code)
        kind = unicodedata.combining(character)
        if kind and classes and classes[-1][0] + classes[-1][1] == code and classes[-1][2] == kind:
            classes[-1][1] += 1
        elif kind:
            classes.append([code, 1, kind])
        text = unicodedata.decomposition(character)
        if text and not text.startswith("<") and code not in HANGUL:
            first, *second = (int(part, 16) for part in text.split())
            composes = bool(second) and unicodedata.normalize("NFC", chr(first) + chr(second[0])) == character
            parts.append((code, first, second[0] if second else 0, int(composes)))
    out, last = number(len(parts)), 0
    for code, first, second, composes in parts:
        out += number(code - last) + number(first) + number(second) + number(composes)
        last = code
    out, last = out + number(len(classes)), 0
    for code, length, kind in classes:
        out += number(code - last) + number(length) + number(kind)
        last = code
    return out


def cases():
    chance = random.Random(7)
    marks = [chr(c) for c in range(0x110000) if unicodedata.combining(chr(c))]
    changing = [chr(c) for c in range(0x110000) if unicodedata.category(chr(c)) != "Cs" and unicodedata.normalize("NFD", chr(c)) != chr(c)]
    jamo = [chr(c) for c in (*range(0x1100, 0x1113), *range(0x1161, 0x1176), *range(0x11A7, 0x11C3))]
    pools = ["abcdeinouyAEIO \u0131\u00e6", "\u0300\u0301\u0302\u0303\u0308\u030a\u0323\u0327\u0328\u0345", marks, changing, jamo, [chr(c) for c in HANGUL]]
    texts = ["".join(chance.choice(chance.choice(pools)) for _ in range(chance.randint(1, 8))) for _ in range(int(sys.argv[3]) if len(sys.argv) > 3 else 300)]
    return [{"text": text, "composed": unicodedata.normalize("NFC", text)} for text in texts + changing[:: 1 if len(sys.argv) > 3 else 40]]


if sys.argv[1] == "--cases":
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        file.write("[\n" + ",\n".join(json.dumps(case) for case in cases()) + "\n]\n")
else:
    compressor = zlib.compressobj(9, zlib.DEFLATED, -15)
    with open(sys.argv[1], "wb") as file:
        file.write(compressor.compress(table()) + compressor.flush())
