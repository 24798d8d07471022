// Filters stand in the address, so that what is seen can be sent.

/** @typedef {{serious: boolean, important: boolean, tier: number, origin: number}} Filter */

/**
 * @param {Names} names
 * @param {URLSearchParams} asked
 * @returns {Filter}
 */
function filterOf(names, asked) {
  return {
    serious: asked.has("serious"),
    important: asked.has("important"),
    tier: names.tiers.indexOf(asked.get("tier") ?? ""),
    origin: names.origins.indexOf(asked.get("origin") ?? ""),
  };
}

/**
 * Whether a pair of drug and effect passes: a tier lets pass what is at least as frequent.
 * @param {Filter} filter
 * @param {{tier: number, serious: boolean, important: boolean, origins: Set<number>}} said
 */
function passes(filter, said) {
  return (
    (!filter.serious || said.serious) &&
    (!filter.important || said.important) &&
    (filter.tier < 0 || said.tier === filter.tier || (filter.tier !== NOT_KNOWN && said.tier < filter.tier)) &&
    (filter.origin < 0 || said.origins.has(filter.origin))
  );
}

/**
 * The bar of filters. A change goes to the address; the view follows.
 * @param {Names} names
 * @param {Route} route
 * @param {Set<number>} origins those that occur here
 */
function filterBar(names, route, origins) {
  const filter = filterOf(names, route.asked);
  /** @type {(key: string, value: string | null) => void} */
  const set = (key, value) => {
    const asked = new URLSearchParams(route.asked);
    if (value === null) asked.delete(key);
    else asked.set(key, value);
    location.replace(addressOf(route.view, route.names, asked));
  };
  /** @type {(key: "serious" | "important", words: string) => HTMLElement} */
  const box = (key, words) =>
    h("label", {}, h("input", { type: "checkbox", name: key, checked: filter[key],
      change: (event) => set(key, event.target.checked ? "" : null) }), ` ${words}`);
  /** @type {(key: string, words: string, any: string, options: [string, string][], chosen: string) => HTMLElement} */
  const choice = (key, words, any, options, chosen) =>
    h("label", {}, `${words} `, h("select", { name: key, change: (event) => set(key, event.target.value || null) },
      h("option", { value: "" }, any),
      ...options.map(([value, text]) => h("option", { value, selected: value === chosen }, text))));
  const tiers = /** @type {[string, string][]} */ (
    names.tiers.map((id, place) => [id, place && place !== NOT_KNOWN ? `${TIERS[id].name} or more often` : TIERS[id].name])
  );
  const present = /** @type {[string, string][]} */ ([...origins].sort().map((o) => [names.origins[o], ORIGINS[names.origins[o]]]));
  const rest = new URLSearchParams([...route.asked].filter(([key]) => !["serious", "important", "tier", "origin"].includes(key)));
  return h("form", { class: "filters", "aria-label": "Filters", submit: (event) => event.preventDefault() },
    box("serious", "serious, as a page says"), box("important", "medically important"),
    choice("tier", "How often", "any", tiers, route.asked.get("tier") ?? ""),
    present.length > 1 && choice("origin", "Text by", "anyone", present, route.asked.get("origin") ?? ""),
    rest.size < route.asked.size && link(addressOf(route.view, route.names, rest), "Show all"));
}
