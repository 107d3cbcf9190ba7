package org.attentiontoolkit.api.task;

import java.nio.file.Path;

/**
 * Where a task works.
 *
 * @param folder of the run, for what predictions need later: small files such as vocabularies
 * @param cache for what is made from data and may be large, kept for all runs that use the same;
 *     see {@code org.attentiontoolkit.api.data.DataCache}
 * @param seed of everything drawn at random
 * @param stop looked at while data are read, and later while they are evaluated
 */
public record Workspace(Path folder, Path cache, long seed, Stop stop) {}
