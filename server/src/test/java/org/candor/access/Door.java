package org.candor.access;

import static org.candor.access.Action.READ;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** A test at the door of the whole application, with a room behind it that has some content. */
@SpringBootTest
@AutoConfigureMockMvc
@Import(Door.Behind.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface Door {

  @TestConfiguration(proxyBeanMethods = false)
  class Behind {

    @Bean
    @Primary
    MovableClock movableClock() {
      return new MovableClock();
    }

    @Bean
    Resource things() {
      return Resource.content("test/things");
    }

    @Bean
    Things thingsController(Reauthentication proof) {
      return new Things(proof);
    }
  }

  /** Content, and a route whose author forgot to say who may see it. */
  @TestComponent
  @Controller
  class Things {

    private final Reauthentication proof;

    Things(Reauthentication proof) {
      this.proof = proof;
    }

    @Allow(READ)
    @ResponseBody
    @GetMapping({"/{room}/{name}/all", "/api/v1/{room}/{name}/all"})
    String things(@PathVariable String room, @PathVariable String name, Caller caller) {
      return name + " for " + caller.name();
    }

    @Allow(value = READ, on = "test/things")
    @Fresh
    @PostMapping({"/test/things/approve", "/api/v1/test/things/approve"})
    ResponseEntity<String> approve(@RequestParam List<String> thing, Caller caller) {
      return ResponseEntity.ok(caller.name() + " approves " + String.join(" and ", thing));
    }

    @Allow(value = READ, on = "test/things")
    @PostMapping("/test/things/scrap")
    ResponseEntity<String> scrap(@RequestParam String thing, HttpServletRequest request) {
      proof.require(request, "Scrapping " + thing);
      return ResponseEntity.ok(thing + " is scrapped");
    }

    @Allow(value = READ, on = "test/things")
    @Fresh
    @GetMapping("/test/things/approval")
    ResponseEntity<String> approval() {
      return ResponseEntity.ok("Do you approve?");
    }

    @ResponseBody
    @GetMapping("/forgotten")
    String forgotten() {
      return "anybody";
    }
  }
}
