package org.attentiontoolkit.tensor.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 checksums, as 64 lower-case hexadecimal digits. */
public final class Sha256 {
  private final MessageDigest digest;

  /** The checksum of nothing yet. */
  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /**
   * The checksum of a file's bytes.
   *
   * @throws IOException when it cannot be read; what that means, only the caller knows
   */
  public static String of(Path file) throws IOException {
    return of(file, () -> {});
  }

  /**
   * The same of a file that may be large.
   *
   * @param between run before each piece; what it throws ends the reading
   */
  public static String of(Path file, Runnable between) throws IOException {
    Sha256 sum = new Sha256();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        between.run();
        sum.digest.update(buffer, 0, n);
      }
    }
    return sum.hex();
  }

  /** Adds bytes, and leaves none of them remaining. */
  public void add(ByteBuffer bytes) {
    digest.update(bytes);
  }

  /** Adds a text's UTF-8 bytes and a line feed. */
  public void addLine(String text) {
    digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** The checksum of all that was added; starts anew. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
