"""Writes sacrebleu-cases.txt: what real sacreBLEU says about awkward input.

    pip install "sacrebleu[ja]==2.6.0" && python sacrebleu_cases.py > sacrebleu-cases.txt

A case is a line `case NAME TOK SMOOTH CASE EFF`, lines `hyp` and `ref1`, `ref2`, ... (backslash escapes), the line sacreBLEU prints
(its version left out of the signature), and the score in full.
"""

import itertools
import random

from sacrebleu.metrics import BLEU

CORPORA = {
    "empty-hypothesis": (["", "the cat sat"], [["the cat", "the cat sat"]]),
    "all-hypotheses-empty": (["", " "], [["a b", "c"]]),
    "empty-reference": (["a", "b c d e"], [["", "b c d e"]]),
    "no-match": (["x y z w v"], [["a b c d e"]]),
    "one-word": (["yes"], [["yes"]]),
    "one-word-twice": (["yes yes"], [["yes"]]),
    "two-words": (["hello world"], [["hello there"]]),
    "three-words": (["one two three", "one two three"], [["one two three", "one three two"]]),
    "entities": (
        ["&quot;Tom&quot; &amp; Jerry &lt;3 &gt; 2", "&amp;quot; twice &amp;lt; a b c", "&apos;s not touched &#39;"],
        [['"Tom" & Jerry <3 > 2', '&quot; twice &lt; a b c', "'s not touched '"]],
    ),
    "skipped": (["<skipped>one two three four", "five-\nsix seven eight\nnine"], [["one two three four", "fivesix seven eight nine"]]),
    "numbers": (
        ["It cost $1,234.56 in 1998-99, not 3.14.", "v2.0,3 .5 5. ,7 7, 10-year-old 1-2-3 a-1 1-a"],
        [["It cost $1,234.56 in 1998-1999, not 3.14!", "v2.0,3 .5 5. ,7 7, 10-year-old 1-2-3 a-1 1-a"]],
    ),
    "punctuation": (
        ["{a}|~b [c]^_`d !\"#$%&'()*+,-./ :;<=>?@ e", "...,,,..., a.b,c.d ... e"],
        [["{a} |~ b [ c ] ^_` d !\"#$%&'()*+,-./ :;<=>?@ e", "... ,,, ..., a.b , c.d ... e"]],
    ),
    "unicode": (
        ["„Straße“ – Ärger über Öl…", "日本語のテスト。これは文です。", "Это тест: «да» — нет?", "e\u0301 é ﬁ İstanbul ΣΑΣ", "😀 👩‍👩‍👧 flags 🇩🇪🇫🇷"],
        [["„Straße“ - Ärger über Öl …", "日本語のテスト。それは文です。", "Это тест : «да» - нет ?", "é é fi istanbul σας", "😀 👩‍👩‍👧 flags 🇩🇪 🇫🇷"]],
    ),
    "international": (
        ["1,234.5 kg – 3.–4. März 2020.", "¿Qué? «No»…1°C ±5 €3,50 $4 a+b=c", "٣٫٥ ٪ ½. x² ⅓, Ⅳ. a.b", "e.g. U.S.A.: 5%. 10 ％ 第１。"],
        [["1,234.5 kg - 3. - 4. März 2020 .", "¿ Qué ? « No » … 1 °C ± 5 € 3,50 $ 4 a + b = c", "٣٫٥ ٪ ½ . x² ⅓ , Ⅳ . a . b", "e.g. U.S.A : 5 %. 10 ％ 第 １ 。"]],
    ),
    "chinese": (
        ["我爱北京天安门。", "  BLEU得分是30.5分,对吗？\u3000", "𠀀𪛖䶵龻 ⺀⿰㄀☀➿ ‐–‘ 丽 ａｂ㍿ abc中文def3.14-15", "ひらがなカタカナ漢字 한국어 문장."],
        [["我 爱 北京 天安门 。", "BLEU得分是 30.5 分，对吗?", "𠀀 𪛖 䶵 龻 ⺀ ⿰ ㄀ ☀ ➿ ‐ – ‘ 丽 ａｂ㍿ abc 中 文 def 3.14-15", "ひらがな カタカナ 漢字 한국어 문장 ."]],
    ),
    "japanese": (
        ["すもももももももものうち。", "2017年に東京でABC社が、新しい製品を発表しました。", "このAPIではすべての状態にアクセスできる。引数は　GPTで", "  さらに、ユーザへの良き忘備録として😀𠮷野家へ行く  "],
        [["すももも桃も桃のうち。", "2017 年、東京のABC社は新製品を発表した。", "この API は、すべての状態に 到達できる。引数は GPT", "更に、ユーザへの良い備忘録として𠮷野家に行く"]],
    ),
    "white-space": (
        ["a\u00a0b c\u2003d\u3000e", "a\tb  c   d ", "\u0085a b\u001cc\u001fd", "a\u200bb c\u00add e f", "\ufeffa b c d"],
        [["a b c d e", "a b c d", "a b c d", "ab cd e f", "a b c d"]],
    ),
    "unknown-words": (
        ["the red cat sleeps \u2047 \u2047", "\u2047 tall tree near the <unk> house"],
        [["the red cat sleeps word0 word1", "a tall tree near the old house"]],
    ),
    "case": (["THE Cat Sat ON the mat", "Ünder DEN Linden"], [["the cat sat on the mat", "ünder den Linden"]]),
    "repeats": (["the the the the the the the"], [["the cat is on the mat"], ["there is a cat on the mat"]]),
    "closest-reference": (
        ["a b c d e f", "a b c d"],
        [["a b c d", "a b c"], ["a b c d e f g h", "a b c d e"], ["a b", "x y z w v u"]],
    ),
    "longer-than-reference": (["a b c d e f g h i j", "k l m n o"], [["a b c d e", "k l m"]]),
    "shorter-than-reference": (["a b c d e", "k l m n"], [["a b c d e f g h i j", "k l m n o p q"]]),
}


def random_corpus(seed):
    rng = random.Random(seed)
    words = "the a of , . cat-dog 3.5 1,000 (x) \"y\" it's Über &amp; naïve 10-".split(" ")
    refs = [[" ".join(rng.choices(words, k=rng.randint(0, 14))) for _ in range(20)] for _ in range(2)]
    hyps = []
    for ref in refs[0]:
        tokens = [t for t in ref.split() if rng.random() > 0.15]
        for _ in range(rng.randint(0, 3)):
            tokens.insert(rng.randint(0, len(tokens)), rng.choice(words))
        hyps.append(" ".join(tokens))
    return hyps, refs


def escape(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")


def main():
    corpora = dict(CORPORA)
    for seed in (1, 2, 3):
        corpora[f"random-{seed}"] = random_corpus(seed)
    options = [(tok, "exp", False, False) for tok in ("13a", "none", "char", "intl", "zh", "ja-mecab")]
    options += [("13a", smooth, False, False) for smooth in ("none", "floor", "add-k")]
    options += [("13a", "exp", True, False), ("13a", "exp", False, True)]
    for (name, (hyps, refs)), (tok, smooth, lc, eff) in itertools.product(corpora.items(), options):
        bleu = BLEU(tokenize=tok, smooth_method=smooth, lowercase=lc, effective_order=eff, force=True)
        score = bleu.corpus_score(hyps, refs)
        signature = str(bleu.get_signature()).rsplit("|version:", 1)[0]
        print(f"case {name} {tok} {smooth} {'lc' if lc else 'mixed'} {'yes' if eff else 'no'}")
        if (tok, smooth, lc, eff) == options[0]:
            for hyp in hyps:
                print(f"hyp {escape(hyp)}")
            for i, ref in enumerate(refs, 1):
                for line in ref:
                    print(f"ref{i} {escape(line)}")
        print(f"line {score.format(signature=signature)}")
        print(f"score {score.score!r}")


main()
