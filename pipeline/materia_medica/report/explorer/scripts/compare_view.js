// Two drugs side by side.

/**
 * @param {Names} names
 * @param {Route} route
 * @returns {Promise<HTMLElement | null>}
 */
async function compareView(names, route) {
  const places = route.names.slice(0, 2).map((id) => names.drugs.id.indexOf(id));
  if (places.length < 2) return null;
  if (places.some((place) => place < 0)) return unknownView(names, route, places);
  const drugs = await Promise.all(places.map((place) => openDrug(names, place)));
  const filter = filterOf(names, route.asked);
  const stated = drugs.map(({ drug }) => new Map(statedBy(names, drug, filter.origin).map((one) => [one.effect, one])));
  const differing = route.asked.has("differing");
  const effects = [...new Set(stated.flatMap((one) => [...one.keys()]))].filter((effect) => {
    const both = stated.map((one) => one.get(effect));
    if (differing && both[0] && both[1] && both[0].tier === both[1].tier) return false;
    return both.some((one) => one && passes(filter, { tier: one.tier, serious: one.serious, important: Boolean(names.effects.important[effect]), origins: one.origins }));
  });
  const shared = [...stated[0].keys()].filter((effect) => stated[1].has(effect)).length;
  const [a, b] = places.map((place) => names.drugs.name[place]);
  const asked = new URLSearchParams(route.asked);
  if (differing) asked.delete("differing");
  else asked.set("differing", "");
  return h("article", {},
    h("p", { class: "kind" }, "Comparison"),
    h("h1", { tabindex: -1 }, `${a} and ${b}`),
    h("p", {}, `${a}: ${counted(stated[0].size, "side effect")}; ${b}: ${stated[1].size}; both: ${shared}. `,
      "It compares what pages say. “Not stated” means that no page here states it, not that it does not occur."),
    writtenBy(names, drugs.flatMap(({ drug }) => drug.pages)),
    filterBar(names, route, new Set(drugs.flatMap(({ drug }) => drug.pages.map((page) => page.origin)))),
    h("p", { class: "arranged" }, differing ? link(addressOf(route.view, route.names, asked), "Show what is the same, too") : link(addressOf(route.view, route.names, asked), "Show only what differs")),
    notKnownHint(),
    h("table", { class: "compared" },
      h("caption", { class: "hidden" }, `Side effects of ${a} and ${b}`),
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Effect"),
        ...places.map((place) => h("th", { scope: "col" }, link(drugAddress(names, place), names.drugs.name[place]))))),
      ...names.systems.map((system, at) => systemRows(names, system, effects.filter((effect) => names.effects.system[effect] === at), stated))));
}

/**
 * What is said where one of two drugs is none of this release.
 * @param {Names} names @param {Route} route @param {number[]} places
 */
async function unknownView(names, route, places) {
  const lacking = route.names.filter((_, at) => places[at] < 0).map((id) => id.replaceAll("-", " "));
  const near = (await Promise.all(lacking.map((words) => findNames(words, 20)))).flat().filter((one) => one.kind === "drug");
  return h("article", {}, h("p", { class: "kind" }, "Comparison"),
    h("h1", { tabindex: -1 }, `No drug here is called “${lacking.join("” or “")}”`),
    near.length > 0 && h("p", {}, "Near it: ", ...near.slice(0, 8).flatMap((one, at) => [at ? ", " : "", link(drugAddress(names, one.place), one.name)])));
}

/** @param {Names} names @param {string} system @param {number[]} effects @param {Map<number, Stated>[]} stated */
function systemRows(names, system, effects, stated) {
  const rank = (/** @type {number} */ effect) => Math.min(...stated.map((one) => one.get(effect)?.tier ?? NOT_KNOWN));
  effects.sort((a, b) => rank(a) - rank(b) || names.effects.label[a].localeCompare(names.effects.label[b]));
  return effects.length > 0 && h("tbody", {}, h("tr", {}, h("th", { scope: "rowgroup", colspan: 3, class: "system" }, capital(system))),
    ...effects.map((effect) => h("tr", {}, h("th", { scope: "row" }, link(effectAddress(names, effect), names.effects.label[effect])),
      ...stated.map((one) => {
        const here = one.get(effect);
        return h("td", {}, here ? tierMark(names, here.tier, here.rarest) : h("span", { class: "nothing" }, "not stated"),
          here?.serious && h("span", { class: "note serious" }, "serious"));
      }))));
}

/**
 * The field that chooses the second drug.
 * @param {Names} names @param {number} place
 */
function comparePicker(names, place) {
  const field = /** @type {HTMLInputElement} */ (h("input", { id: "compare", type: "search", autocomplete: "off", spellcheck: "false", role: "combobox",
    "aria-expanded": "false", "aria-controls": "compare-found", "aria-autocomplete": "list", placeholder: "another drug" }));
  const list = h("ul", { id: "compare-found", role: "listbox", "aria-label": "Drugs found", hidden: true });
  const go = (/** @type {Found | undefined} */ one) => one && goTo(addressOf("compare", [names.drugs.id[place], names.drugs.id[one.place]]));
  const find = async (/** @type {string} */ words) =>
    (await findNames(words, 40)).filter((one) => one.kind === "drug" && one.place !== place).slice(0, 8);
  combobox(field, list, { find, choose: go, enter: (words) => void find(words).then(([first]) => go(first)) });
  return h("div", { class: "finder compare" }, h("label", { for: "compare" }, "Compare with"), h("div", { class: "box" }, field, list));
}
