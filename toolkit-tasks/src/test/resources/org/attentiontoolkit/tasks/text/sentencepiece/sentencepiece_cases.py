"""Trains small models with sentencepiece and writes what they make of texts.

pip install sentencepiece==0.2.3; python sentencepiece_cases.py FOLDER
Each NAME.model.gz has its NAME.txt.gz: in each line a text, its pieces and the pieces joined again, with U+001E
between these and U+001F between pieces.
"""

import gzip
import io
import pathlib
import random
import sys

import sentencepiece

ROOTS = """low new wide short tall old young quick green house garden walk talk sing paint small large
dog child woman man street bicycle guitar ball water mountain market kitchen window""".split()
ENDINGS = ["", "", "", "s", "er", "est", "ing", "ed", "ly", "ness", "'s"]
OTHERS = [
    "Ａｂｃ １２３ ① ﬁne", "日本語の文章です。", "Ünïcödé straße naïve", "한국어 문장", "emoji 😀😃",
    "x<sep>y", "10\u00a0000 — “quoted” …",
]


def sentence(rng):
    words = [rng.choice(ROOTS) + rng.choice(ENDINGS) for _ in range(rng.randint(1, 14))]
    text = " ".join(words)
    return rng.choice([text, text.capitalize() + ".", text + "?", text.replace(" ", ", ", 1)])


def corpus(rng):
    return [sentence(rng) for _ in range(1500)] + OTHERS * 12


def texts(rng):
    signs = list("ab lowest  .,▁<>s\t\u3000\u00a0\u200b\u2028\u0301ß日本Ａ①ﬁ😀한") + ["<s>", "<unk>", "<sep>", "xyz", "<0x41>"]
    made = [sentence(rng) for _ in range(150)] + OTHERS
    made += ["".join(rng.choice(signs) for _ in range(rng.randint(1, 30))) for _ in range(250)]
    made += ["x" * 300, "lowlow" * 60, "a\u0000b", " lead and trail ", "▁", "newest▁▁low", "\ufb03 \u1e9b\u0323"]
    return [text for text in made if text.strip(" \t\u3000\u00a0\u200b\u2028\u0000\u0301")]


def broken(rng):
    """Bytes that are no characters, or not all of them."""
    some = [0xE6, 0x97, 0xA5, 0xF0, 0x9F, 0x98, 0x80, 0x41, 0xC3, 0xED, 0xFF]
    return [f"<0x{rng.choice(some):02X}>" for _ in range(rng.randint(1, 8))] + ["▁low"]


MODELS = {
    "unigram": dict(model_type="unigram", vocab_size=220),
    "unigram-bytes": dict(model_type="unigram", vocab_size=480, byte_fallback=True, character_coverage=0.99,
                          normalization_rule_name="identity"),
    "bpe": dict(model_type="bpe", vocab_size=220, normalization_rule_name="identity"),
    "bpe-bytes": dict(model_type="bpe", vocab_size=480, byte_fallback=True, character_coverage=0.99,
                      normalization_rule_name="identity"),
    "spaces": dict(model_type="unigram", vocab_size=200, normalization_rule_name="identity",
                   remove_extra_whitespaces=False, add_dummy_prefix=False),
    "suffix": dict(model_type="unigram", vocab_size=220, treat_whitespace_as_suffix=True,
                   normalization_rule_name="nfkc_cf", user_defined_symbols=["<sep>", "xyz"], control_symbols=["<ctl>"]),
    "bpe-symbols": dict(model_type="bpe", vocab_size=220, normalization_rule_name="identity",
                        user_defined_symbols=["<sep>", "xyz", "▁lo"]),
    "word": dict(model_type="word", vocab_size=120, normalization_rule_name="identity"),
    "word-suffix": dict(model_type="word", vocab_size=120, normalization_rule_name="identity", treat_whitespace_as_suffix=True),
    "char": dict(model_type="char", vocab_size=70, normalization_rule_name="identity", user_defined_symbols=["<sep>"]),
}


def main(folder):
    for number, (name, settings) in enumerate(MODELS.items()):
        rng = random.Random(number)
        model = io.BytesIO()
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(corpus(rng)), model_writer=model, minloglevel=2, num_threads=1, **settings)
        (folder / f"{name}.model.gz").write_bytes(gzip.compress(model.getvalue(), 9, mtime=0))
        processor = sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())
        cases = [(text, processor.encode(text, out_type=str)) for text in texts(rng)]
        if settings.get("byte_fallback"):
            cases += [("", broken(rng)) for _ in range(40)]
        lines = ["\x1e".join([text, "\x1f".join(pieces), processor.decode(pieces)]) + "\n" for text, pieces in cases]
        (folder / f"{name}.txt.gz").write_bytes(gzip.compress("".join(lines).encode(), 9, mtime=0))


main(pathlib.Path(sys.argv[1]))
