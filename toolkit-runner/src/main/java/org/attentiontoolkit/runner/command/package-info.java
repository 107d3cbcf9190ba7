/** The command line: {@link Toolkit} and one class a command. */
@NullMarked
package org.attentiontoolkit.runner.command;

import org.jspecify.annotations.NullMarked;
