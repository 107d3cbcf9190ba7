/**
 * Japanese text cut into morphemes, as MeCab 0.996 cuts it with IPADIC (Kudo, Yamamoto and
 * Matsumoto, EMNLP 2004). The dictionary is that of Kuromoji; the cheapest path is found here, by
 * MeCab's rules for unknown words and for ties, since Kuromoji's own differ.
 */
@NullMarked
package org.attentiontoolkit.tasks.metric.mecab;

import org.jspecify.annotations.NullMarked;
