/**
 * Examples as token numbers in files that are mapped, not read: a corpus may be larger than memory.
 *
 * <p>Reading order: {@link org.attentiontoolkit.tasks.store.ExampleStore}, {@link
 * org.attentiontoolkit.tasks.store.ExampleWriter}, and the files they share: {@link
 * org.attentiontoolkit.tasks.store.StoreFiles}.
 */
@NullMarked
package org.attentiontoolkit.tasks.store;

import org.jspecify.annotations.NullMarked;
