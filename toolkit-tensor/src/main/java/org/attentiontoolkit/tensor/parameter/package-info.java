/**
 * What is said of parameters: their {@linkplain org.attentiontoolkit.tensor.parameter.Role role},
 * their {@linkplain org.attentiontoolkit.tensor.parameter.Initializer first values}, {@linkplain
 * org.attentiontoolkit.tensor.parameter.NamePattern patterns} of their names.
 */
@NullMarked
package org.attentiontoolkit.tensor.parameter;

import org.jspecify.annotations.NullMarked;
