/**
 * Whether a model treats groups of people alike, from counts of outcomes by group. ISO/IEC TR
 * 24027, controls A.5.4 and A.6.2.4.
 */
@NullMarked
package org.candor.measure.fairness;

import org.jspecify.annotations.NullMarked;
