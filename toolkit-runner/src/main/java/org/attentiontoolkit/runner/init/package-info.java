/**
 * First values of a model that come from elsewhere: {@link
 * org.attentiontoolkit.runner.init.ParameterSource} says what is there, {@link
 * org.attentiontoolkit.runner.init.WantedParameters} what is asked for, {@link
 * org.attentiontoolkit.runner.init.ParameterTaking} finds out what fits and takes it, {@link
 * org.attentiontoolkit.runner.init.TakenParameters} tells what became of each.
 */
@NullMarked
package org.attentiontoolkit.runner.init;

import org.jspecify.annotations.NullMarked;
