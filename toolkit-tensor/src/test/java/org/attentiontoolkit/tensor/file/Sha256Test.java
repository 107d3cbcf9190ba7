package org.attentiontoolkit.tensor.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Expected: FIPS 180-2, appendix B.1, and {@code printf 'a\nb\n' | sha256sum} of GNU coreutils. */
final class Sha256Test {
  @TempDir private Path folder;

  @Test
  void ofAFile() throws IOException {
    assertThat(Sha256.of(Files.writeString(folder.resolve("text"), "abc")))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void ofLines() {
    Sha256 sum = new Sha256();
    sum.addLine("a");
    sum.addLine("b");
    assertThat(sum.hex())
        .isEqualTo("911169ddaaf146aff539f58c26c489af3b892dff0fe283c1c264c65ae5aa59a2");
  }
}
