package org.candor.access;

import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.servlet.View;

/**
 * Puts the shell around a page of a signed-in person. The web room stands above this one and
 * answers.
 */
@FunctionalInterface
public interface Surround {

  View page(HttpServletRequest request, String title, Content content);
}
