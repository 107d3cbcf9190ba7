package org.attentiontoolkit.runner.init;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where parameters can be taken from.
 *
 * @param path what the user named, for messages and hints
 * @param file the safetensors file
 * @param inFile by every name of a parameter, which may be one that it is tied to, its name in the
 *     file
 * @param tokens what the rows of parameters stand for, by name in the file
 */
public record ParameterSource(
    Path path, Path file, Map<String, String> inFile, Map<String, List<String>> tokens) {}
