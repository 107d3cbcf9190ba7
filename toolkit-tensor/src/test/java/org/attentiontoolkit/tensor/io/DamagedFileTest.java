package org.attentiontoolkit.tensor.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.attentiontoolkit.tensor.error.ToolkitException;
import org.attentiontoolkit.tensor.kernel.Memories;
import org.attentiontoolkit.tensor.memory.Precision;
import org.attentiontoolkit.tensor.random.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DamagedFileTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} | 7 | safetensors.truncated | the file ends 1 bytes before the end of its last tensor 'a'
          {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} | 9 | safetensors.offsets | 1 bytes at the end belong to no tensor
          {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}} | 8 | safetensors.offsets | tensors 'a' and 'b' overlap
          {"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}} | 8 | safetensors.offsets | 4 bytes before tensor 'a' belong to no tensor
          {"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}} | 8 | safetensors.offsets | tensor 'a' of shape [3] in F32 does not fit into bytes 0 to 8
          {"a":{"dtype":"F32","shape":[1],"data_offsets":[8,4]}} | 8 | safetensors.offsets | tensor 'a' of shape [1] in F32 does not fit into bytes 8 to 4
          {"a":{"dtype":"F32","shape":[2147483647,2147483647,2147483647],"data_offsets":[0,8]}} | 8 | safetensors.offsets | does not fit
          {"a":{"dtype":"F32","shape":[99999999999,0],"data_offsets":[0,0]}} | 0 | safetensors.shape | which is too large
          {"a":{"dtype":"F31","shape":[2],"data_offsets":[0,8]}} | 8 | safetensors.dtype | tensor 'a' has the unknown dtype 'F31'
          {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}} | 8 | safetensors.duplicate | two tensors are named 'a'
          {"a":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}} | 4 | safetensors.header | tensor 'a' has 'dtype' twice
          {"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}} | 4 | safetensors.header | a.shape holds -1, which is no size
          {"a":{"dtype":"F32","shape":[1.0],"data_offsets":[0,4]}} | 4 | safetensors.header | a.shape holds 1.0, which is no size
          {"a":{"dtype":"F32","shape":["1"],"data_offsets":[0,4]}} | 4 | safetensors.header | a.shape is not a number
          {"a":{"dtype":32,"shape":[1],"data_offsets":[0,4]}} | 4 | safetensors.header | a.dtype is not a string
          {"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}} | 4 | safetensors.header | needs dtype, shape and two data_offsets
          {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"x":1}} | 4 | safetensors.header | tensor 'a' has an unknown key 'x'
          {"__metadata__":{"k":1}} | 0 | safetensors.header | __metadata__.k is not a string
          {"__metadata__":{"k":"1","k":"2"}} | 0 | safetensors.header | __metadata__ has 'k' twice
          {"__metadata__":{},"__metadata__":{}} | 0 | safetensors.header | it has __metadata__ twice
          {} {} | 0 | safetensors.header | the header is not what it should be
          [] | 0 | safetensors.header | the header is not what it should be
          {"a":{"dtype":"F32" | 0 | safetensors.header | the header is not what it should be
          """)
  void whatIsWrongIsTold(String header, int dataBytes, String id, String sentence)
      throws IOException {
    Path file = file(header.getBytes(StandardCharsets.UTF_8), dataBytes);
    assertThatExceptionOfType(ToolkitException.class)
        .isThrownBy(() -> SafeTensorsReader.open(file))
        .withMessageContaining(id + " · ")
        .withMessageContaining(sentence)
        .withMessageContaining(file.toString())
        .satisfies(e -> assertThat(e.exitCode()).isEqualTo(2));
  }

  @Test
  void severalProblemsAreToldAtOnce() throws IOException {
    String header =
        """
        {"a":{"dtype":"F31","shape":[1],"data_offsets":[0,4]},\
        "b":{"dtype":"F32","shape":[2],"data_offsets":[4,8]},\
        "c":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}\
        """;
    Path file = file(header.getBytes(StandardCharsets.UTF_8), 8);
    assertThatExceptionOfType(ToolkitException.class)
        .isThrownBy(() -> SafeTensorsReader.open(file))
        .satisfies(e -> assertThat(e.problems()).hasSizeGreaterThanOrEqualTo(3))
        .withMessageContaining("'F31'")
        .withMessageContaining("tensor 'b' of shape [2]")
        .withMessageContaining("tensors 'b' and 'c' overlap");
  }

  @ParameterizedTest
  @ValueSource(longs = {100_000_001L, Long.MAX_VALUE, -1L})
  void aHeaderThatClaimsTooMuchIsRefused(long length) throws IOException {
    Path file = folder.resolve("large.safetensors");
    Files.write(file, bytes(length));
    assertThatExceptionOfType(ToolkitException.class)
        .isThrownBy(() -> SafeTensorsReader.open(file))
        .withMessageContaining("safetensors.header-too-large")
        .withMessageContaining("100000000 is the limit");
  }

  @Test
  void aFileCutAnywhereIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(SafeTensorsTest.fixture("floats.safetensors"));
    Path file = folder.resolve("cut.safetensors");
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatExceptionOfType(ToolkitException.class)
          .isThrownBy(() -> SafeTensorsReader.open(file))
          .withMessageContaining("safetensors.truncated");
    }
  }

  @Test
  void invalidUtf8IsRefused() throws IOException {
    Path file = file(new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}', ' '}, 0);
    assertThatExceptionOfType(ToolkitException.class)
        .isThrownBy(() -> SafeTensorsReader.open(file))
        .withMessageContaining("the header is not valid UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"floats.safetensors", "mixed.safetensors"})
  void changedBytesGiveAClearErrorOrAValidRead(String name) throws IOException {
    byte[] whole = Files.readAllBytes(SafeTensorsTest.fixture(name));
    int header = (int) ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getLong();
    Path file = folder.resolve("changed.safetensors");
    int refused = 0;
    int trials = 1000;
    for (int trial = 0; trial < trials; trial++) {
      byte[] changed = changed(whole, header + Long.BYTES, trial);
      Files.write(file, changed);
      try (SafeTensorsReader reader = SafeTensorsReader.open(file)) {
        for (StoredTensor stored : reader.tensors().values()) {
          if (stored.type().readable()) {
            assertThat(reader.read(stored.name(), Memories.NATIVE, Precision.FLOAT).length())
                .isEqualTo(stored.length());
          }
        }
      } catch (ToolkitException e) {
        refused++;
      } catch (RuntimeException e) {
        fail("trial " + trial, e);
      }
    }
    assertThat(refused).isBetween(trials / 2, trials - 1);
  }

  /** One to three changes to the length and the header: other bytes, lost bytes, doubled bytes. */
  private static byte[] changed(byte[] whole, int headerEnd, int trial) {
    long key = Draws.key(1, "damage", trial);
    byte[] bytes = whole.clone();
    int changes = 1 + Draws.below(key, 0, 3);
    for (int change = 0; change < changes; change++) {
      int draw = 1 + 4 * change;
      int place = Draws.below(key, draw, headerEnd);
      String alphabet = "0123456789{}[]\",:FIB \\u-.e\u0000\u007f";
      byte other =
          Draws.below(key, draw + 1, 4) == 0
              ? (byte) Draws.bits(key, draw + 2)
              : (byte) alphabet.charAt(Draws.below(key, draw + 2, alphabet.length()));
      if (Draws.below(key, draw + 3, 8) == 0) {
        System.arraycopy(bytes, place, bytes, place + 1, bytes.length - place - 1);
      }
      bytes[place] = other;
    }
    return Draws.below(key, 100, 10) == 0
        ? Arrays.copyOf(bytes, Draws.below(key, 101, bytes.length))
        : bytes;
  }

  private Path file(byte[] header, int dataBytes) throws IOException {
    byte[] bytes = Arrays.copyOf(bytes(header.length), Long.BYTES + header.length + dataBytes);
    System.arraycopy(header, 0, bytes, Long.BYTES, header.length);
    return Files.write(folder.resolve("file.safetensors"), bytes);
  }

  private static byte[] bytes(long length) {
    return ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array();
  }
}
