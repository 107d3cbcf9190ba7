package org.attentiontoolkit.runner.experiment;

import org.attentiontoolkit.runner.folder.RunNames;

/**
 * What an experiment is called, and where its randomness begins.
 *
 * @param name of the experiment: a folder's name
 * @param seed of everything drawn at random
 */
record Identity(String name, long seed) {
  Identity {
    RunNames.check("experiment", name);
  }
}
