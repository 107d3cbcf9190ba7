package org.attentiontoolkit.tasks.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.attentiontoolkit.api.data.DataSource;
import org.attentiontoolkit.testkit.DataSourceContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class ParallelTextContractTest extends DataSourceContract {
  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("x.de"), "eins\nzwei\n");
    Files.writeString(folder.resolve("x.en"), "one\ntwo\n");
  }

  @Override
  protected DataSource source() {
    return new ParallelText(
        folder,
        new TextFiles("x.de", "x.en"),
        Optional.of(new EvaluationTexts("x.de", Optional.of("x.en"))),
        Optional.empty(),
        Map.of("blind", new EvaluationTexts("x.de", Optional.empty())),
        EmptyLines.REFUSE);
  }
}
