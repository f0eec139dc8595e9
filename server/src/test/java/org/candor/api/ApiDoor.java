package org.candor.api;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Forbidden;
import org.candor.access.OpenToAll;
import org.candor.access.Permissions;
import org.candor.access.SignedIn;
import org.candor.database.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.core.MethodParameter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.UriTemplate;

/** Lets a test say who calls, and asks the same permissions as the real door. */
@TestConfiguration(proxyBeanMethods = false)
class ApiDoor implements WebMvcConfigurer, HandlerMethodArgumentResolver, HandlerInterceptor {

  static final String CALLER = "test.caller";

  private final Permissions permissions;

  ApiDoor(Permissions permissions) {
    this.permissions = permissions;
  }

  static MockMvc open(WebApplicationContext context) {
    Filter scope =
        (request, response, chain) -> {
          if (!(request.getAttribute(CALLER) instanceof Caller caller)) {
            chain.doFilter(request, response);
            return;
          }
          try {
            Scope.of(caller.org())
                .call(
                    () -> {
                      chain.doFilter(request, response);
                      return caller;
                    });
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        };
    return MockMvcBuilders.webAppContextSetup(context).addFilters(scope).build();
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/api/**");
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Caller.class;
  }

  @Override
  public @Nullable Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    return request.getAttribute(CALLER, NativeWebRequest.SCOPE_REQUEST);
  }

  @Override
  @SuppressWarnings("unchecked")
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!(handler instanceof HandlerMethod method) || method.hasMethodAnnotation(OpenToAll.class)) {
      return true;
    }
    if (!(request.getAttribute(CALLER) instanceof Caller caller)) {
      response.setStatus(401);
      return false;
    }
    var allow = method.getMethodAnnotation(Allow.class);
    if (allow != null) {
      var variables =
          (Map<String, String>)
              request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
      permissions.require(
          caller, allow.value(), new UriTemplate(allow.on()).expand(variables).getPath());
    } else if (!method.hasMethodAnnotation(SignedIn.class)) {
      throw new Forbidden("This route declares no permission.");
    }
    return true;
  }
}
