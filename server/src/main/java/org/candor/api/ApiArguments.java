package org.candor.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.candor.register.Query;
import org.candor.register.Register;
import org.candor.register.Registers;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hands the API's controllers what they speak of: a register, a query, an attempt. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiArguments implements HandlerMethodArgumentResolver, WebMvcConfigurer {

  private final Registers registers;

  ApiArguments(Registers registers) {
    this.registers = registers;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getContainingClass().getPackage() == ApiArguments.class.getPackage()
        && List.of(Register.class, Query.class, Attempt.class)
            .contains(parameter.getParameterType());
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest web,
      @Nullable WebDataBinderFactory binders) {
    var request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
    var type = parameter.getParameterType();
    if (type == Register.class) {
      return register(request);
    } else if (type == Query.class) {
      return Query.read(register(request), parameters(request));
    }
    return Attempt.read(request);
  }

  @SuppressWarnings("unchecked") // Spring keeps the route's variables under this name
  private Register<?> register(HttpServletRequest request) {
    var variables =
        (Map<String, String>)
            Objects.requireNonNull(
                request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE));
    return registers.at(variables.get("room") + "/" + variables.get("name"));
  }

  /** Parameters of a list, without those of the route itself. */
  static Map<String, List<String>> parameters(HttpServletRequest request) {
    var parameters = new HashMap<String, List<String>>();
    request.getParameterMap().forEach((name, values) -> parameters.put(name, List.of(values)));
    parameters.remove("by");
    return parameters;
  }
}
