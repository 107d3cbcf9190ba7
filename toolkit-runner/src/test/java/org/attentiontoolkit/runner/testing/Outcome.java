package org.attentiontoolkit.runner.testing;

/**
 * What came of a command.
 *
 * @param code its exit code
 * @param out what it printed
 * @param err what it said besides
 */
public record Outcome(int code, String out, String err) {}
