package org.attentiontoolkit.runner;

/** The entry point of {@code ./toolkit}. */
public final class Main {
  private Main() {}

  /** Prints the commands. */
  public static void main(String[] args) {
    System.out.println("usage: ./toolkit <command> [arguments]");
  }
}
