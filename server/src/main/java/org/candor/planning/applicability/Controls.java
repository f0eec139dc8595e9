package org.candor.planning.applicability;

import static org.candor.planning.applicability.ApplicabilityRegisters.OWN_CONTROLS;
import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.candor.catalog.Catalog;
import org.candor.catalog.Framework;
import org.candor.catalog.Item;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.springframework.stereotype.Component;

/** The controls that a Statement of Applicability has to speak of. Clause 6.1.3, b to d. */
@Component
class Controls {

  private final Catalog catalog;
  private final Listings listings;

  Controls(Catalog catalog, Listings listings) {
    this.catalog = catalog;
    this.listings = listings;
  }

  /** The 38 of Annex A in their order, then the organization's own as of a moment. */
  List<Control> all(AsOf asOf) {
    var all = new ArrayList<Control>(annexA());
    listings.each(OWN_CONTROLS, Query.all(), asOf, it -> all.add(own(it)));
    return all;
  }

  List<Control> annexA() {
    var framework = catalog.iso42001();
    return framework
        .assessable()
        .filter(it -> it.kind() == Item.Kind.CONTROL)
        .map(it -> control(framework, it))
        .toList();
  }

  /** The organization's own, as lines that evidence bears on. */
  List<Item> lines(AsOf asOf) {
    var all = new ArrayList<Item>();
    listings.each(OWN_CONTROLS, Query.all(), asOf, it -> all.add(line(it.content())));
    return all;
  }

  private static Item line(OwnControl it) {
    return new Item(
        it.reference(),
        Item.Kind.CONTROL,
        null,
        it.name(),
        it.asks(),
        false,
        "",
        List.of(),
        List.of(),
        "",
        Set.of());
  }

  private static Control control(Framework framework, Item item) {
    var area = item;
    while (area.parent() != null) {
      area = framework.item(area.parent());
    }
    return new Control(
        item.id(), item.title(), area.id(), area.title(), item.text(), item.evidence(), null);
  }

  private static Control own(Entry<OwnControl> entry) {
    var own = entry.content();
    return new Control(
        own.reference(),
        own.name(),
        Control.OWN,
        text("planning.own-controls"),
        own.asks(),
        "",
        OWN_CONTROLS.href(entry));
  }

  /** One that the statement speaks of and that is no longer there. */
  static Control gone(String id) {
    return new Control(
        id, text("planning.soa.gone"), Control.OWN, text("planning.own-controls"), "", "", null);
  }
}
