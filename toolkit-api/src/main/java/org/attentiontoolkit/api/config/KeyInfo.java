package org.attentiontoolkit.api.config;

import java.util.Optional;

/**
 * One key of a block, as {@code describe} tells it.
 *
 * @param path the key, after those of the blocks it is in
 * @param type what is expected, in words, with its range
 * @param fallback the default as HOCON; empty if there is none
 * @param required whether the user must write it
 * @param about the comment above it in {@code reference.conf}; empty if there is none
 */
public record KeyInfo(
    String path, String type, Optional<String> fallback, boolean required, String about) {}
