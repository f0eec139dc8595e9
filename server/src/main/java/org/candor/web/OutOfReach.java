package org.candor.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers when not even who asks could be found out, since the database is away or all ways to it
 * are taken. The container would write down a stack trace for each of the many that are refused.
 */
class OutOfReach extends OncePerRequestFilter {

  private final Answers answers;
  private final Outages outages;

  OutOfReach(Answers answers, Outages outages) {
    this.answers = answers;
    this.outages = outages;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (CannotCreateTransactionException | DataAccessResourceFailureException e) {
      if (response.isCommitted()) {
        throw e;
      }
      response.reset();
      answers.write(request, response, Troubles.unavailable(outages.tell(request, e)));
    }
  }
}
