package org.attentiontoolkit.tasks.text.sentencepiece;

import java.util.Arrays;

/** Texts by their bytes, each with a number: what begins at a place is found byte by byte. */
final class ByteTrie {
  /** Where all texts begin. */
  static final int ROOT = 0;

  /** Nothing ends here, or goes on. */
  static final int NONE = -1;

  private static final int BYTE_BITS = 8;
  private static final long FREE = -1;

  private long[] edges = new long[64];
  private int[] children = new int[64];
  private int[] values = new int[32];
  private int nodes = 1;

  ByteTrie() {
    Arrays.fill(edges, FREE);
    Arrays.fill(values, NONE);
  }

  /** Adds a text; the first number that it is given stays. */
  void add(byte[] text, int value) {
    int node = ROOT;
    for (byte b : text) {
      int child = child(node, b);
      node = child == NONE ? grow(node, b) : child;
    }
    values[node] = values[node] == NONE ? value : values[node];
  }

  /** Where the text of a node goes on with a byte; {@link #NONE} if no text does. */
  int child(int node, byte b) {
    long edge = edge(node, b);
    int slot = slot(edge);
    return edges[slot] == edge ? children[slot] : NONE;
  }

  /** The number of the text that ends at a node; {@link #NONE} if none does. */
  int value(int node) {
    return values[node];
  }

  /** The number of a text; {@link #NONE} if it is not there. */
  int find(byte[] bytes, int from, int to) {
    int node = ROOT;
    for (int i = from; i < to && node != NONE; i++) {
      node = child(node, bytes[i]);
    }
    return node == NONE ? NONE : value(node);
  }

  /** How long the longest text is that begins at a place; 0 if none does. */
  int longest(byte[] bytes, int from, int to) {
    int length = 0;
    int node = ROOT;
    for (int i = from; i < to; i++) {
      node = child(node, bytes[i]);
      if (node == NONE) {
        return length;
      }
      length = value(node) == NONE ? length : i + 1 - from;
    }
    return length;
  }

  private int grow(int node, byte b) {
    if (2 * nodes >= edges.length) {
      rehash();
    }
    if (nodes == values.length) {
      values = Arrays.copyOf(values, 2 * nodes);
      Arrays.fill(values, nodes, values.length, NONE);
    }
    put(edge(node, b), nodes);
    return nodes++;
  }

  private void rehash() {
    long[] oldEdges = edges;
    int[] oldChildren = children;
    edges = new long[2 * oldEdges.length];
    children = new int[edges.length];
    Arrays.fill(edges, FREE);
    for (int i = 0; i < oldEdges.length; i++) {
      if (oldEdges[i] != FREE) {
        put(oldEdges[i], oldChildren[i]);
      }
    }
  }

  private void put(long edge, int child) {
    int slot = slot(edge);
    edges[slot] = edge;
    children[slot] = child;
  }

  private static long edge(int node, byte b) {
    return (long) node << BYTE_BITS | b & 0xff;
  }

  /** Where an edge is, or where it would be. */
  private int slot(long edge) {
    long mixed = edge * 0x9E3779B97F4A7C15L;
    int slot = (int) (mixed >>> 32) & edges.length - 1;
    while (edges[slot] != FREE && edges[slot] != edge) {
      slot = slot + 1 & edges.length - 1;
    }
    return slot;
  }
}
