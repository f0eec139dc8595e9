package org.candor.access;

import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * How the door is built. Spring Security brings headers and form tokens; who asks is the {@link
 * Doorkeeper}'s matter, what they may the {@link Gate}'s.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessProperties.class)
class AccessConfiguration {

  @Bean
  SecurityFilterChain securityFilterChain(HttpSecurity http) {
    return http.securityContext(
            it -> it.securityContextRepository(new NullSecurityContextRepository()))
        .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .csrf(
            it ->
                it.csrfTokenRepository(new FormTokens())
                    .ignoringRequestMatchers(
                        PathPatternRequestMatcher.withDefaults().matcher("/api/**")))
        .headers(
            it ->
                it.contentSecurityPolicy(policy -> policy.policyDirectives(ContentPolicy.OURS))
                    .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                    .crossOriginOpenerPolicy(
                        policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                    .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(), microphone=(), geolocation=()"))
                    .frameOptions(frame -> frame.deny()))
        .authorizeHttpRequests(it -> it.anyRequest().permitAll())
        .build();
  }

  /** Nobody signs in the way Spring Security would offer by itself. */
  @Bean
  AuthenticationManager authenticationManager() {
    return attempt -> {
      throw new BadCredentialsException("Sign in at /sign-in");
    };
  }

  @Bean
  FilterRegistrationBean<Doorkeeper> doorkeeper(
      Installation installation,
      Sessions sessions,
      Tokens tokens,
      DoorAnswers answers,
      AccessProperties properties,
      Clock clock) {
    var throttle =
        new Throttle(properties.requestsPerToken(), AccessProperties.REQUEST_PERIOD, clock);
    var keeper = new Doorkeeper(installation, sessions, tokens, throttle, answers, clock);
    var registration = new FilterRegistrationBean<>(keeper);
    registration.setOrder(0);
    return registration;
  }

  @Bean
  WebMvcConfigurer gateConfigurer(Gate gate) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(gate).order(Integer.MIN_VALUE);
      }

      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerArgument());
      }
    };
  }

  @Bean
  Resource peopleResource() {
    return Resource.administration("access/people");
  }

  @Bean
  Resource organizationResource() {
    return Resource.administration("access/organization");
  }

  @Bean
  Resource tokensResource() {
    return Resource.own("access/tokens");
  }
}
