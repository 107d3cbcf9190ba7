package org.attentiontoolkit.tensor.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class WholeFileTest {
  @TempDir private Path folder;

  @Test
  void aTextReplacesTheOldOne() throws IOException {
    Path file = folder.resolve("made").resolve("record.json");
    WholeFile.write(file, "before, and longer");
    WholeFile.write(file, "größer");
    assertThat(Files.readAllBytes(file))
        .containsExactly('g', 'r', 0xC3, 0xB6, 0xC3, 0x9F, 'e', 'r');
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**.part");
  }

  /** Linux's {@code /dev/full} answers every write with "no space left on device". */
  @Test
  @EnabledOnOs(OS.LINUX)
  void onAFullDiskTheOldFileStays() throws IOException {
    Path file = folder.resolve("record.json");
    WholeFile.write(file, "before");
    Files.createSymbolicLink(folder.resolve(".record.json.part"), Path.of("/dev/full"));
    assertThatThrownBy(() -> WholeFile.write(file, "after"))
        .isInstanceOf(ToolkitException.class)
        .hasMessage(
            "file.disk-full · The disk is full: the file was not written. · "
                + file
                + " · Everything written before is safe; make room on the disk, or write to"
                + " another one.")
        .extracting(e -> ((ToolkitException) e).exitCode())
        .isEqualTo(1);
    assertThat(file).hasContent("before");
    assertThat(folder.toFile().list()).containsExactly("record.json");
  }

  @Test
  void aFolderThatCannotBeForcedIsToldAndOneThatCannotBeOpenedIsNot() throws IOException {
    FileChannel closed = FileChannel.open(folder, StandardOpenOption.READ);
    closed.close();
    assertThatThrownBy(() -> WholeFile.force(() -> closed))
        .isInstanceOf(ClosedChannelException.class);
    WholeFile.force(() -> {
      throw new AccessDeniedException("a folder of Windows");
    });
  }

  @Test
  void whoeverFailsToWriteLeavesNothing() throws IOException {
    Path file = folder.resolve("picture.png");
    assertThatThrownBy(() ->
            WholeFile.write(
                file,
                channel -> {
                  throw new IllegalStateException("no fonts");
                }))
        .hasMessage("no fonts");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFolderThatIsAFileIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("predictions")).resolve("test.tsv");
    assertThatThrownBy(() -> WholeFile.write(file, "text"))
        .hasMessageStartingWith("file.unwritable")
        .hasMessageContaining(file.toString());
  }
}
