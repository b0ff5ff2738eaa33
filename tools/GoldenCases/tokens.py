"""Token ids of the reference tokenizers for texts of our own: SentencePiece on a T5-like Unigram model, OpenAI's CLIP rules.

Needs Debian's python3-sentencepiece and python3-regex.
    tokens.py unigram MODEL OUT.json [COUNT SEED]
    tokens.py clip MERGES.txt OUT.json [COUNT SEED]
Without COUNT only the hand-made texts are written; with it, that many made-up ones as well.
"""
import json
import random
import sys
import unicodedata

import regex

TEXTS = [
    "", " ", "   ", "a", "'", "''s", "it's They'LL we'Re 'S", "<|endoftext|> inside <|STARTOFTEXT|>", "</s> <pad> <unk> <extra_id_0>",
    "ohwx man, 35mm film still --ar 16:9", "x" * 300, "9" * 40, "!?" * 60, "\u00a0\u2003wide\u3000spaces\u200b", "tab\tline\r\nnext\x0bpage\x0c",
    "\u0130stanbul I\u0131 \u017fee '\u017f", "\u03a3\u03a3\u03a3 \u03a3. \u0391\u03a3 \u0391\u03a3\u0392 \u0391\u0301\u03a3'\u0392", "e\u0301 n\u0303 \u1112\u1161\u11ab",
    "\u2126 \u212b \u212a \u00b5 \ufb03 \ufdfa \u3392 \u2460 \u00bd", "\uac00\ud55c\uad6d\uc5b4 \u65e5\u672c\u8a9e\u30c6\u30b9\u30c8 \u4e2d\u6587", "\u0639\u0631\u0628\u064a \u05e2\u05d1\u05e8\u05d9\u05ea \u0939\u093f\u0928\u094d\u0926\u0940 \u0e44\u0e17\u0e22",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f3f4\U000e0067\U000e0062\U000e007f \u2764\ufe0f \U0001f1e9\U0001f1ea", "\U00010400\U00010428 \U0001d49c\U0001d7d9", "a\u0000b \ufffd \ufeff\u200e\u00ad\u0085",
    "\x1c\x1d lead \x1f", "\u2581under \u2581\u2581bars_", "\uff21\uff22\uff23\uff11\uff12\uff13\u3002\uff0c", "\u0345\u03a3\u0345a \u24b6\u03a3 \u2160\u03a3",
    "(masterpiece:1.2), ((best quality)), [blurry|sharp], {a|b} <lora:foo:0.8>", "https://example.org/a?b=c&d=e#f", "na\u00efve caf\u00e9 \u2013 \u201cquoted\u201d \u2026",
]
BLOCKS = [(0x20, 0x7E)] * 6 + [(0x00, 0x1F), (0x80, 0x24F), (0x250, 0x52F), (0x530, 0x8FF), (0x900, 0x109F), (0x10A0, 0x1FFF), (0x2000, 0x206F), (0x2070, 0x2BFF), (0x2E80, 0x33FF),
    (0x3400, 0x9FFF), (0xA000, 0xABFF), (0xAC00, 0xD7A3), (0xF900, 0xFFFD), (0x10000, 0x10FFF), (0x1D400, 0x1D7FF), (0x1F000, 0x1FAFF), (0x20000, 0x2A6DF)]
WORDS = "the a of and woman man portrait photo studio light ohwx sks cinematic 4k it's don't we'll Hello WORLD apple red style in on".split()


def made_up(count, seed):
    chance = random.Random(seed)
    for _ in range(count):
        parts = []
        for _ in range(chance.randint(1, 12)):
            if chance.random() < 0.5:
                parts.append(chance.choice(WORDS))
            else:
                low, high = chance.choice(BLOCKS)
                parts.append("".join(chr(chance.randint(low, high)) for _ in range(chance.randint(1, 6))))
            parts.append(chance.choice(["", " ", " ", "  ", "\n", "\u3000"]))
        yield "".join(part for part in parts)


def assigned(text):
    """Characters younger than Python's Unicode tables are categorised differently by whoever knows them."""
    return all(unicodedata.category(c) not in ("Cn", "Cs") for c in text)


def unigram(model):
    import sentencepiece
    processor = sentencepiece.SentencePieceProcessor(model_file=model)
    return lambda text: processor.encode(text) + [processor.eos_id()]


def clip(merges):
    """OpenAI's simple_tokenizer.py without ftfy and without HTML entities."""
    printable = list(range(ord("!"), ord("~") + 1)) + list(range(ord("¡"), ord("¬") + 1)) + list(range(ord("®"), ord("ÿ") + 1))
    letters, extra = {b: chr(b) for b in printable}, 0
    for b in range(256):
        if b not in letters:
            letters[b] = chr(256 + extra)
            extra += 1
    pairs = [tuple(line.split()) for line in open(merges, encoding="utf-8").read().split("\n") if line and not line.startswith("#version")][: 49152 - 256 - 2]
    ordered = [letters[b] for b in printable] + [chr(256 + i) for i in range(extra)]
    symbols = ordered + [c + "</w>" for c in ordered] + ["".join(pair) for pair in pairs] + ["<|startoftext|>", "<|endoftext|>"]
    numbers = dict(zip(symbols, range(len(symbols))))
    ranks = dict(zip(pairs, range(len(pairs))))
    pattern = regex.compile(r"""<\|startoftext\|>|<\|endoftext\|>|'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+""", regex.IGNORECASE)

    def cut(token):
        if token in ("<|startoftext|>", "<|endoftext|>"):
            return [token]
        word = list(token[:-1]) + [token[-1] + "</w>"]
        while len(word) > 1:
            best = min(zip(word, word[1:]), key=lambda pair: ranks.get(pair, 1 << 30))
            if best not in ranks:
                break
            joined, i = [], 0
            while i < len(word):
                if i + 1 < len(word) and (word[i], word[i + 1]) == best:
                    joined.append(word[i] + word[i + 1])
                    i += 2
                else:
                    joined.append(word[i])
                    i += 1
            word = joined
        return word

    def encode(text):
        text = regex.sub(r"\s+", " ", text.strip()).strip().lower()
        return [numbers[piece] for token in regex.findall(pattern, text) for piece in cut("".join(letters[b] for b in token.encode("utf-8")) if not token.startswith("<|") or not token.endswith("|>") else token)]

    return encode


def main():
    kind, source, target = sys.argv[1:4]
    encode = {"unigram": unigram, "clip": clip}[kind](source)
    texts = list(TEXTS)
    if len(sys.argv) > 5:
        texts += list(made_up(int(sys.argv[4]), int(sys.argv[5])))
    cases = [{"text": text, "ids": encode(text)} for text in texts if assigned(text) or text in TEXTS]
    with open(target, "w", encoding="utf-8") as file:
        file.write("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")
    print(len(cases), "cases")


main()
