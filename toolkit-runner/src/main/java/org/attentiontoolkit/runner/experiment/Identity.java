package org.attentiontoolkit.runner.experiment;

import java.nio.file.Path;
import java.util.Optional;
import org.attentiontoolkit.api.task.Stop;
import org.attentiontoolkit.api.task.Workspace;
import org.attentiontoolkit.runner.folder.RunFolder;
import org.attentiontoolkit.runner.folder.RunNames;

/**
 * What an experiment is called, where its randomness begins, and where its data are prepared.
 *
 * @param name of the experiment: a folder's name
 * @param seed of everything drawn at random
 * @param dataCache where what is made from data is kept, for all runs
 */
record Identity(String name, long seed, Optional<Path> dataCache) {
  Identity {
    RunNames.check("experiment", name);
  }

  /** Where the task of a run works. */
  Workspace workspace(RunFolder folder, Stop stop) {
    return new Workspace(folder.task(), dataCache.orElseGet(folder::dataCache), seed, stop);
  }
}
