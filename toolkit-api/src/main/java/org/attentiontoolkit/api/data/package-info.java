/**
 * Where examples come from: {@link org.attentiontoolkit.api.data.DataSource}, which gives {@link
 * org.attentiontoolkit.api.data.TextExample}s; and where what is made of them is kept: {@link
 * org.attentiontoolkit.api.data.DataCache}.
 */
@NullMarked
package org.attentiontoolkit.api.data;

import org.jspecify.annotations.NullMarked;
