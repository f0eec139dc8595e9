package org.candor.web;

import java.time.Duration;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.task.SimpleAsyncTaskSchedulerCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Serves the assets, whose names carry a hash, so that a browser keeps them for ever, and answers
 * where the application is not asked or cannot ask.
 */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

  private static final int BEFORE_THE_DOOR = -1;

  /** Before whoever finds out who asks, and within what writes the headers of every answer. */
  @Bean
  FilterRegistrationBean<OutOfReach> outOfReach(Answers answers, Outages outages) {
    var registration = new FilterRegistrationBean<>(new OutOfReach(answers, outages));
    registration.setOrder(BEFORE_THE_DOOR);
    return registration;
  }

  /** What the clock begins finds the database away as often as people do. */
  @Bean
  SimpleAsyncTaskSchedulerCustomizer quietClock(Outages outages) {
    return scheduler -> scheduler.setErrorHandler(outages::tell);
  }

  /** The last to be asked sits innermost: the container takes the first answer there is. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> lastWords(
      ObjectProvider<Answers> answers) {
    return factory ->
        factory.addContextCustomizers(
            context -> {
              if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass("");
                host.getPipeline().addValve(new LastWords(answers));
              }
            });
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations("classpath:/assets/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
        .resourceChain(true)
        .addResolver(new EncodedResourceResolver())
        .addResolver(new PathResourceResolver());
  }
}
