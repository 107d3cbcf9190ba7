/** How problems are collected, {@link Problems}, and shown on a terminal, {@link ProblemText}. */
@NullMarked
package org.attentiontoolkit.api.error;

import org.jspecify.annotations.NullMarked;
