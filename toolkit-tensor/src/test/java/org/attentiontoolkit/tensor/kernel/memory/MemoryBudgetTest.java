package org.attentiontoolkit.tensor.kernel.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.attentiontoolkit.tensor.error.ToolkitException;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {
  private static final long MEBIBYTE = 1 << 20;

  private final MemoryBudget budget = new MemoryBudget(10 * MEBIBYTE);

  @Test
  void refusesMoreThanThereIs() {
    budget.take(7 * MEBIBYTE);
    assertThatThrownBy(() -> budget.take(4 * MEBIBYTE))
        .isInstanceOf(ToolkitException.class)
        .hasMessageContaining("tensor.out-of-memory")
        .hasMessageContaining("4 MiB more: 3 MiB of 10 are left")
        .satisfies(e -> assertThat(((ToolkitException) e).exitCode()).isEqualTo(1));
    assertThat(budget.taken()).as("what was refused is not taken").isEqualTo(7 * MEBIBYTE);
    budget.take(3 * MEBIBYTE);
  }

  @Test
  void takesBackWhatNobodyHolds() {
    budget.take(7 * MEBIBYTE).until(new Object());
    budget.take(8 * MEBIBYTE);
    assertThat(budget.taken()).isEqualTo(8 * MEBIBYTE);
  }

  @Test
  void aPartIsLimitedByItselfAndByTheWhole() {
    MemoryBudget part = budget.part(6 * MEBIBYTE);
    assertThatThrownBy(() -> part.take(7 * MEBIBYTE))
        .hasMessageContaining("6 MiB of 6 are left")
        .hasMessageContaining("engine.memory");
    MemoryBudget.Share share = part.take(5 * MEBIBYTE);
    assertThat(budget.taken()).isEqualTo(5 * MEBIBYTE);
    MemoryBudget other = budget.part(9 * MEBIBYTE);
    assertThatThrownBy(() -> other.take(6 * MEBIBYTE)).hasMessageContaining("5 MiB of 10 are left");
    assertThat(other.taken()).isZero();
    share.giveBack();
    assertThat(budget.taken()).isZero();
    other.take(9 * MEBIBYTE);
  }

  @Test
  void takesBackOnce() {
    MemoryBudget.Share share = budget.take(7 * MEBIBYTE);
    share.giveBack();
    share.giveBack();
    assertThat(budget.taken()).isZero();
  }
}
