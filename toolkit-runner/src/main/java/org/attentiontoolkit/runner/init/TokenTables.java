package org.attentiontoolkit.runner.init;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attentiontoolkit.api.task.TokenRows;
import org.attentiontoolkit.tensor.Parameter;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.parameter.NamePattern;

/** What the rows of a model's parameters stand for. */
public final class TokenTables {
  private TokenTables() {}

  /** Tokens by the name of the parameter, each in the order of its rows. */
  public static Map<String, List<String>> of(Parameters parameters, List<TokenRows> rows) {
    Map<String, List<String>> tokens = new LinkedHashMap<>();
    for (TokenRows some : rows) {
      for (Parameter parameter : parameters.matching(NamePattern.of(some.names()))) {
        if (parameter.shape().rank() > 0 && parameter.shape().size(0) == some.tokens().size()) {
          tokens.putIfAbsent(parameter.name(), some.tokens());
        }
      }
    }
    return tokens;
  }
}
