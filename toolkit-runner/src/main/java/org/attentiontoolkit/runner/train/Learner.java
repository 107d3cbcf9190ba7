package org.attentiontoolkit.runner.train;

import java.util.Optional;
import org.attentiontoolkit.api.task.Batch;
import org.attentiontoolkit.api.task.PreparedTask;
import org.attentiontoolkit.api.task.TaskModel;
import org.attentiontoolkit.tensor.Engine;
import org.attentiontoolkit.tensor.Parameters;
import org.attentiontoolkit.tensor.optim.ExponentialAverage;
import org.attentiontoolkit.tensor.optim.ParameterUpdates;
import org.attentiontoolkit.tensor.optim.schedule.Schedule;

/**
 * What learns, and how its parameters change.
 *
 * @param <B> what it learns from
 * @param <M> the model
 * @param engine what computes
 * @param task where batches and scores come from
 * @param model what is trained
 * @param parameters of the model, allocated
 * @param optimizer changes the parameters
 * @param average of the parameters, which is evaluated and kept in their place, if any
 * @param schedule gives the learning rate of each update
 * @param seed of everything drawn at random in a step
 */
public record Learner<B extends Batch, M extends TaskModel<B>>(
    Engine engine,
    PreparedTask<B, M> task,
    M model,
    Parameters parameters,
    ParameterUpdates optimizer,
    Optional<ExponentialAverage> average,
    Schedule schedule,
    long seed) {}
