package org.candor.desk;

/**
 * Where a room begins new records of one of its registers better than the plain form would. The
 * form stays where it is, and the page leads there.
 *
 * @param path of the register
 * @param href of the page
 */
public record NewPage(String path, String href) {}
