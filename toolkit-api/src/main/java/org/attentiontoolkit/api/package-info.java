/** The contracts plugins implement, configuration, plugin registration and errors. */
@NullMarked
package org.attentiontoolkit.api;

import org.jspecify.annotations.NullMarked;
