"""Writes mecab-cases.txt: how sacreBLEU's ja-mecab cuts sentences put together of real words and awkward signs.

    pip install "sacrebleu[ja]==2.6.0" && python mecab_cases.py

A line is a text and, after a tab, its tokens with single blanks between them.
"""

import random

from sacrebleu.tokenizers.tokenizer_ja_mecab import TokenizerJaMecab

STEMS = """私 彼女 東京 大阪 会社 製品 発表 設定 端末 機能 実現 定義 変更 指定 表示 文字列 オプション ユーザ フィルタ アクセス 忘備録 状態 引数
新しい 高度な 使って 行き 食べ 書いて 読んで される できる ない ならば それに それ これは とも さらに 番目 年 月 日 円 人 Linux API GPT ABC 2017 16 3.14
ターゲット アドレス ネットワーク 情報処理 学生 先生 雪 山 川 花 𠮷野家 ﾊﾝｶｸ １２３ Ａ 々 〇 ヶ月 ー っ ん 二〇一七 十二 三百 人々 五億""".split()
PARTICLES = "は が を に で へ と も の や から まで より では には とは とも として による ました ます です だ だった でしょう か ね よ 、 。 「 」 （ ） ・ … ！ ？ / // - :".split()
SIGNS = [" ", "  ", "\u3000", "\t", "😀", "é", "한국", "ß", "\u00a0", "<b>", "&", "\u200b", "Ð", "..."]


def main():
    rng = random.Random(8)
    cut = TokenizerJaMecab()
    with open("mecab-cases.txt", "w", encoding="utf-8", newline="\n") as out:
        for _ in range(1500):
            parts = []
            for _ in range(rng.randint(1, 12)):
                parts.append(rng.choice(STEMS))
                parts.append(rng.choice(PARTICLES) if rng.random() < 0.8 else "")
                parts.append(rng.choice(SIGNS) if rng.random() < 0.1 else "")
            text = "".join(parts)
            out.write(text.replace("\t", " ") + "\t" + " ".join(cut(text.replace("\t", " ")).split()) + "\n")


main()
