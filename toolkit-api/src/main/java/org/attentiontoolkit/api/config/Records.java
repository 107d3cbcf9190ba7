package org.attentiontoolkit.api.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** Making records by reflection. */
final class Records {
  private Records() {}

  static List<String> keys(Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).map(c -> Names.key(c.getName())).toList();
  }

  static Object make(Class<?> type, List<Object> arguments) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> canonical = type.getDeclaredConstructor(types);
      canonical.setAccessible(true);
      return canonical.newInstance(arguments.toArray());
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("can't make a " + type.getName(), e);
    }
  }
}
