// An effect: its drugs by tier with the sentence, its other names, the wider and the narrower effects.

const FIRST_DRUGS = 25;

/**
 * @param {Names} names
 * @param {Route} route
 * @returns {Promise<HTMLElement | null>}
 */
async function effectView(names, route) {
  const place = names.effects.id.indexOf(route.names[0]);
  if (place < 0) return null;
  const pairs = pairsOf(names, (await openDrugsOfEffects())[place] ?? []);
  const filter = filterOf(names, route.asked);
  const important = Boolean(names.effects.important[place]);
  const chosen = pairs.filter((pair) => passes(filter, { ...pair, important }));
  return h("article", {},
    h("p", { class: "kind" }, "Effect"),
    h("h1", { tabindex: -1 }, names.effects.label[place]),
    effectFacts(names, place),
    h("section", { "aria-labelledby": "drugs" }, h("h2", { id: "drugs" }, counted(pairs.length, "drug")),
      h("p", { class: "hint" }, "Drugs with a page that states it, by the most frequent tier stated. A drug that is not here may have it all the same."),
      filterBar(names, route, new Set(pairs.flatMap((pair) => [...pair.origins]))),
      chosen.length < pairs.length && h("p", { class: "count", role: "status" }, `${chosen.length} of ${counted(pairs.length, "drug")} shown.`),
      ...names.tiers.map((tier, at) => tierOfDrugs(names, place, at, chosen.filter((pair) => pair.tier === at), filter.origin))));
}

/** @typedef {{drug: number, tier: number, rarest: number, serious: boolean, apart: string | null, origins: Set<number>}} Pair */

/**
 * The drugs of an effect, what different origins say put together.
 * @param {Names} names
 * @param {number[]} numbers
 * @returns {Pair[]}
 */
function pairsOf(names, numbers) {
  /** @type {Map<number, Pair>} */
  const found = new Map();
  for (let at = 0; at < numbers.length; at += 6) {
    const [drug, origin, tier, rarest, serious, agreement] = numbers.slice(at, at + 6);
    const one = found.get(drug) ?? { drug, tier: NOT_KNOWN, rarest: NOT_KNOWN, serious: false, apart: null, origins: new Set() };
    one.tier = Math.min(one.tier, tier);
    one.rarest = one.rarest === NOT_KNOWN ? rarest : rarest === NOT_KNOWN ? one.rarest : Math.max(one.rarest, rarest);
    one.serious ||= Boolean(serious);
    one.apart = AGREEMENT[names.agreements[agreement]] ?? null;
    one.origins.add(origin);
    found.set(drug, one);
  }
  return [...found.values()];
}

/** @param {Names} names @param {number} place */
function effectFacts(names, place) {
  const effects = names.effects;
  const second = effects.second[place] >= 0 ? ` and ${names.systems[effects.second[place]]}` : "";
  /** @type {[string, Child | Child[]][]} */
  const facts = [["Body system", names.systems[effects.system[place]] + second]];
  if (effects.important[place]) facts.push(["Medically important", "Regulators would always call it serious, whatever a page says"]);
  if (effects.lab[place]) facts.push(["Laboratory finding", "A result of a test rather than something one feels"]);
  if (effects.parent[place] >= 0) facts.push(["Wider effect", link(effectAddress(names, effects.parent[place]), effects.label[effects.parent[place]])]);
  const narrower = effects.parent.flatMap((parent, child) => (parent === place && effects.drugs[child] ? [child] : []));
  if (narrower.length) facts.push(["Narrower effects", narrower.flatMap((child, at) => [at ? ", " : "", link(effectAddress(names, child), effects.label[child])])]);
  if (effects.names[place].length) facts.push(["Pages call it", few(effects.names[place], 12)]);
  if (effects.identifiers[place]?.length) facts.push(["Identifiers", effects.identifiers[place].join(", ")]);
  return h("dl", { class: "facts" }, ...facts.flatMap(([term, says]) => [h("dt", {}, term), h("dd", {}, ...[says].flat())]));
}

/**
 * @param {Names} names @param {number} effect @param {number} tier @param {Pair[]} pairs @param {number} origin
 */
function tierOfDrugs(names, effect, tier, pairs, origin) {
  if (!pairs.length) return false;
  const sorted = [...pairs].sort((a, b) =>
    names.drugs.combination[a.drug] - names.drugs.combination[b.drug] || names.drugs.name[a.drug].localeCompare(names.drugs.name[b.drug]));
  const list = h("ul", { class: "effects" });
  const rest = sorted.length - FIRST_DRUGS;
  const more = rest > 0 && h("button", { type: "button", click: (event) => {
    event.target.remove();
    add(sorted.slice(FIRST_DRUGS));
    /** @type {HTMLElement | null} */ (list.children[FIRST_DRUGS].querySelector("a"))?.focus();
  } }, `Show ${counted(rest, "more drug")}`);
  /** @param {Pair[]} some */
  const add = (some) => {
    for (const pair of some) {
      const sentence = h("div", { class: "statement" });
      list.append(h("li", {}, h("div", { class: "head" }, link(drugAddress(names, pair.drug), names.drugs.name[pair.drug]),
        pair.rarest !== pair.tier && pair.rarest !== NOT_KNOWN && h("span", { class: "note" }, `also ${TIERS[names.tiers[pair.rarest]].name}`),
        pair.serious && h("span", { class: "note serious" }, "serious"), pair.apart && h("span", { class: "note apart" }, pair.apart)), sentence));
      void fillSentence(names, effect, pair, origin, sentence);
    }
  };
  add(sorted.slice(0, FIRST_DRUGS));
  return h("section", { class: "group" },
    h("h3", {}, tierMark(names, tier), h("span", { class: "n" }, ` ${counted(pairs.length, "drug")}`), h("small", {}, ` ${TIERS[names.tiers[tier]].means}`)),
    list, more);
}

/**
 * @param {Names} names @param {number} effect @param {Pair} pair @param {number} origin @param {HTMLElement} into
 */
async function fillSentence(names, effect, pair, origin, into) {
  const { drug, texts } = await openDrug(names, pair.drug);
  const said = statedBy(names, drug, origin).find((one) => one.effect === effect)?.statements[0];
  if (said) into.replaceWith(statement(names, said, drug, texts));
}
