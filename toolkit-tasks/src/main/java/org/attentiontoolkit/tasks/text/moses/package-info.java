/**
 * Words by the rules of the Moses toolkit (Koehn et al., "Moses: open source toolkit for
 * statistical machine translation", ACL 2007), equal to sacremoses 0.2.0 with the same
 * abbreviations.
 *
 * <p>Reading order: {@link org.attentiontoolkit.tasks.text.moses.MosesTokenizer}, its rules ({@link
 * org.attentiontoolkit.tasks.text.moses.MosesRules}, {@link
 * org.attentiontoolkit.tasks.text.moses.NonbreakingPrefixes}), {@link
 * org.attentiontoolkit.tasks.text.moses.MosesJoiner}, which undoes them, and {@link
 * org.attentiontoolkit.tasks.text.moses.Truecaser}.
 */
@NullMarked
package org.attentiontoolkit.tasks.text.moses;

import org.jspecify.annotations.NullMarked;
