/**
 * Where examples come from: {@link org.attentiontoolkit.api.data.DataSource}, which gives {@link
 * org.attentiontoolkit.api.data.TextExample}s.
 */
@NullMarked
package org.attentiontoolkit.api.data;

import org.jspecify.annotations.NullMarked;
