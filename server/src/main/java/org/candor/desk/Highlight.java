package org.candor.desk;

import java.util.List;
import java.util.Map;

/**
 * A number that a room wants said about a register before anything else, and the rows it counts.
 *
 * @param path of the register
 * @param parameters of the list whose rows are counted, as in its address
 * @param words key of a sentence that takes the number
 */
public record Highlight(String path, Map<String, List<String>> parameters, String words) {}
