package org.attentiontoolkit.api.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The range of a number in a configuration record, as an interval: {@code "[0, 1)"} is from 0 up to
 * but without 1, {@code "[1, )"} is 1 or more. On a list, each element's. A value outside it is
 * reported with its file and line, and {@code describe} prints it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Within {
  /** The interval. */
  String value();
}
