/**
 * Plugins: what they add to the toolkit, by kind and name.
 *
 * <p>Reading order: {@link Kind}, {@link ToolkitPlugin} (what an author writes), {@link Plugins}
 * (finding them), {@link Components} (what they bring). The only package that imports Guice.
 */
@NullMarked
package org.attentiontoolkit.api.plugin;

import org.jspecify.annotations.NullMarked;
