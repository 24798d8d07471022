// A drug: its effects by body system and tier with the sentence each rests on, denials, questions, pages.

/** @typedef {{effect: number, statements: Statement[], tier: number, rarest: number, origins: Set<number>, serious: boolean, agreement: string | null}} Stated */

/**
 * What the pages of a drug state, effect by effect. With an origin, only what pages of that origin state.
 * @param {Names} names
 * @param {Drug} drug
 * @param {number} [origin]
 * @returns {Stated[]}
 */
function statedBy(names, drug, origin = -1) {
  /** @type {Map<number, Stated>} */
  const found = new Map();
  for (const [effect, by, highest, lowest, agreement, rows] of drug.together) {
    if (origin >= 0 && by !== origin) continue;
    let one = found.get(effect);
    if (!one) {
      one = { effect, statements: [], tier: NOT_KNOWN, rarest: NOT_KNOWN, origins: new Set(), serious: false, agreement: null };
      found.set(effect, one);
    }
    const said = rows.map((row) => drug.statements[row]);
    one.statements.push(...said);
    one.origins.add(by);
    one.serious ||= said.some((statement) => statement.serious);
    one.tier = Math.min(one.tier, highest);
    one.rarest = one.rarest === NOT_KNOWN ? lowest : lowest === NOT_KNOWN ? one.rarest : Math.max(one.rarest, lowest);
    one.agreement = AGREEMENT[names.agreements[agreement]] ?? null;
  }
  for (const one of found.values()) one.statements.sort((a, b) => a.tier - b.tier || a.page - b.page);
  return [...found.values()].sort((a, b) => a.tier - b.tier || b.statements.length - a.statements.length || a.effect - b.effect);
}

/**
 * @param {Names} names
 * @param {Route} route
 * @returns {Promise<HTMLElement | null>}
 */
async function drugView(names, route) {
  const place = names.drugs.id.indexOf(route.names[0]);
  if (place < 0) return null;
  const { drug, texts } = await openDrug(names, place);
  const filter = filterOf(names, route.asked);
  const every = statedBy(names, drug);
  const chosen = statedBy(names, drug, filter.origin).filter((one) =>
    passes(filter, { tier: one.tier, serious: one.serious, important: Boolean(names.effects.important[one.effect]), origins: one.origins }));
  const byTier = route.asked.get("by") === "frequency";
  const name = names.drugs.name[place];
  return h("article", {},
    h("p", { class: "kind" }, names.drugs.combination[place] ? "Fixed combination" : "Drug"),
    h("h1", { tabindex: -1 }, name),
    writtenBy(names, drug.pages),
    drugFacts(names, place, drug),
    h("ul", { class: "jumps", "aria-label": "On this page" },
      jump("effects", counted(every.length, "side effect")),
      drug.denied.length > 0 && jump("denied", `${drug.denied.length} denied`),
      drug.faqs.length > 0 && jump("questions", counted(drug.faqs.length, "question")),
      jump("pages", counted(drug.pages.length, "page"))),
    comparePicker(names, place),
    h("section", { "aria-labelledby": "effects" },
      h("h2", { id: "effects", tabindex: -1 }, "Side effects"),
      filterBar(names, route, new Set(drug.pages.map((page) => page.origin))),
      arrangement(route, byTier),
      chosen.length < every.length && h("p", { class: "count", role: "status" }, `${chosen.length} of ${counted(every.length, "side effect")} shown.`),
      every.some((one) => one.tier === NOT_KNOWN) && notKnownHint(),
      every.length === 0 && h("p", {}, "No page here states a side effect of it. That is no statement that it has none."),
      ...(byTier ? effectsByTier(names, chosen, drug, texts) : effectsBySystem(names, chosen, drug, texts))),
    deniedSection(names, drug, texts),
    questionsSection(names, drug),
    pagesSection(names, drug));
}

/** What the commonest misreading is of, said where it stands. */
function notKnownHint() {
  return h("p", { class: "hint" }, h("span", { class: "tier not-known" }, TIERS.not_known.name), ` ${TIERS.not_known.means}.`);
}

/** @param {string} id @param {string} words */
function jump(id, words) {
  return h("li", {}, h("a", { href: `#${id}`, click: (event) => {
    event.preventDefault();
    byId(id).scrollIntoView();
    byId(id).focus({ preventScroll: true });
  } }, words));
}

/** @param {Route} route @param {boolean} byTier */
function arrangement(route, byTier) {
  const asked = new URLSearchParams(route.asked);
  if (byTier) asked.delete("by");
  else asked.set("by", "frequency");
  const other = addressOf(route.view, route.names, asked);
  return h("p", { class: "arranged" }, "Arranged by ", byTier ? link(other, "body system") : h("strong", {}, "body system"), " · ",
    byTier ? h("strong", {}, "how often") : link(other, "how often"));
}

/** @param {Names} names @param {number} place @param {Drug} drug */
function drugFacts(names, place, drug) {
  /** @type {[string, Child | Child[]][]} */
  const facts = [];
  if (drug.ingredients.length > 1) {
    facts.push(["Ingredients", drug.ingredients.flatMap(([name, alone], at) => [at ? " + " : "", alone >= 0 ? link(drugAddress(names, alone), name) : name])]);
  }
  if (drug.parent >= 0) facts.push(["Form of", link(drugAddress(names, drug.parent), names.drugs.name[drug.parent])]);
  const brands = new Set(drug.brands.map(folded));
  const other = names.drugs.names[place].filter((name) => !brands.has(folded(name)));
  if (other.length) facts.push(["Also called", other.join(", ")]);
  if (drug.brands.length) facts.push(["Brands", few(drug.brands, 12)]);
  if (drug.usage) facts.push(["Used for", long(drug.usage)]);
  if (drug.mechanism) facts.push(["How it works", long(drug.mechanism)]);
  return facts.length > 0 && h("dl", { class: "facts" }, ...facts.flatMap(([term, says]) => [h("dt", {}, term), h("dd", {}, ...[says].flat())]));
}

/** @param {string[]} words @param {number} most */
function few(words, most) {
  if (words.length <= most + 2) return words.join(", ");
  return h("details", {}, h("summary", {}, `${words.slice(0, most).join(", ")} and ${words.length - most} more`), words.slice(most).join(", "));
}

/** @param {string} words */
function long(words) {
  if (words.length < 320) return words;
  const sentence = words.lastIndexOf(". ", 400);
  const end = sentence > 100 ? sentence + 1 : words.lastIndexOf(" ", 300);
  return h("details", {}, h("summary", {}, words.slice(0, end), sentence > 100 ? "" : " …"), words.slice(end + 1));
}

/** @param {Names} names @param {Stated[]} stated @param {Drug} drug @param {string[]} texts */
function effectsBySystem(names, stated, drug, texts) {
  return names.systems.map((system, at) => {
    const here = stated.filter((one) => names.effects.system[one.effect] === at);
    return here.length > 0 && h("section", { class: "group" }, h("h3", {}, capital(system), h("span", { class: "n" }, ` ${here.length}`)),
      h("ul", { class: "effects" }, ...here.map((one) => effectItem(names, one, drug, texts))));
  });
}

/** @param {Names} names @param {Stated[]} stated @param {Drug} drug @param {string[]} texts */
function effectsByTier(names, stated, drug, texts) {
  return names.tiers.map((tier, at) => {
    const here = stated.filter((one) => one.tier === at);
    return here.length > 0 && h("section", { class: "group" },
      h("h3", {}, capital(TIERS[tier].name), h("span", { class: "n" }, ` ${here.length}`), h("small", {}, ` ${TIERS[tier].means}`)),
      h("ul", { class: "effects" }, ...here.map((one) => effectItem(names, one, drug, texts))));
  });
}

/** @param {Names} names @param {Stated} one @param {Drug} drug @param {string[]} texts */
function effectItem(names, one, drug, texts) {
  const [first, ...further] = one.statements;
  return h("li", {},
    h("div", { class: "head" }, tierMark(names, one.tier, one.rarest), link(effectAddress(names, one.effect), names.effects.label[one.effect]),
      one.serious && h("span", { class: "note serious" }, "serious"),
      Boolean(names.effects.important[one.effect]) && h("span", { class: "note", title: "Regulators would always call it serious" }, "medically important"),
      one.agreement && h("span", { class: "note apart" }, one.agreement)),
    statement(names, first, drug, texts),
    further.length > 0 && h("details", { class: "further" }, h("summary", {}, counted(further.length, "more statement")),
      ...further.map((said) => h("div", {}, tierMark(names, said.tier), statement(names, said, drug, texts)))));
}

/**
 * The sentence that a row rests on, and where it stands.
 * @param {Names} names @param {Statement} said @param {Drug} drug @param {string[]} texts
 */
function statement(names, said, drug, texts) {
  const around = circumstances(said);
  const words = texts[said.text];
  const how = said.said && !words.includes(said.said) ? ` · under “${said.said}”` : "";
  return h("div", { class: "statement" }, quoted(words, said.wording),
    h("span", { class: "where" }, ` ${sourceOf(names, drug.pages[said.page])}${how}${around.length ? ` · ${around.join(" · ")}` : ""}`));
}

/** A sentence in which the effect's own words are marked: some name twenty effects. @param {string} words @param {string} wording */
function quoted(words, wording) {
  const at = words.toLowerCase().indexOf(wording.toLowerCase());
  if (at < 0) return h("q", {}, words);
  const end = at + wording.length;
  return h("q", {}, words.slice(0, at), h("mark", {}, words.slice(at, end)), words.slice(end));
}

/** @param {Names} names @param {Drug} drug @param {string[]} texts */
function deniedSection(names, drug, texts) {
  return drug.denied.length > 0 && h("section", { "aria-labelledby": "denied" }, h("h2", { id: "denied", tabindex: -1 }, "What pages deny"),
    h("p", { class: "hint" }, "Effects that a page says do not occur, or are not expected. Silence on an effect is no denial."),
    h("ul", { class: "effects" }, ...drug.denied.map(([effects, page, text]) =>
      h("li", {}, h("div", { class: "head" }, h("span", { class: "tier denied" }, "denied"),
        ...effects.flatMap((effect, at) => [at ? ", " : "", link(effectAddress(names, effect), names.effects.label[effect])])),
        h("div", { class: "statement" }, h("q", {}, texts[text]), h("span", { class: "where" }, ` ${sourceOf(names, drug.pages[page])}`))))));
}

/** @param {Names} names @param {Drug} drug */
function questionsSection(names, drug) {
  return drug.faqs.length > 0 && h("section", { "aria-labelledby": "questions" }, h("h2", { id: "questions", tabindex: -1 }, "Questions"),
    ...drug.faqs.map(([question, answer, topic, page]) => h("details", { class: "question" },
      h("summary", {}, question, h("span", { class: "note" }, names.topics[topic].replaceAll("_", " "))),
      h("p", {}, answer ?? "The page gives no answer."), h("p", { class: "where" }, sourceOf(names, drug.pages[page])))));
}

/** @param {Names} names @param {Drug} drug */
function pagesSection(names, drug) {
  return h("section", { "aria-labelledby": "pages" }, h("h2", { id: "pages", tabindex: -1 }, "Pages"),
    h("ul", { class: "pages" }, ...drug.pages.map((page) => {
      const source = names.sources[page.source];
      return h("li", {}, outside(page.url, page.name), ` ${source.name}`, h("span", { class: "where" },
        ` ${ORIGINS[names.origins[page.origin]]} · licence: ${source.license}${page.published ? ` · ${page.published}` : ""} · ${page.path}`));
    })));
}

/** @param {string} words */
function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
