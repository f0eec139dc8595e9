/**
 * Whether data are fit for what they are used for, in the words of ISO/IEC 25012 and ISO/IEC 5259.
 * Control A.7.4.
 */
@NullMarked
package org.candor.measure.quality;

import org.jspecify.annotations.NullMarked;
