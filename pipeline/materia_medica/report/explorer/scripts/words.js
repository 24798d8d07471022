// What the words of the data mean, in plain words.

const NOT_KNOWN = 5;

/** @type {Record<string, {name: string, means: string}>} */
const TIERS = {
  very_common: { name: "very common", means: "1 in 10 people or more" },
  common: { name: "common", means: "1 in 100 to 1 in 10 people" },
  uncommon: { name: "uncommon", means: "1 in 1,000 to 1 in 100 people" },
  rare: { name: "rare", means: "1 in 10,000 to 1 in 1,000 people" },
  very_rare: { name: "very rare", means: "fewer than 1 in 10,000 people" },
  not_known: { name: "not known", means: "the page does not say how often; this does not mean rare" },
};

/** @type {Record<string, string>} */
const ORIGINS = {
  ai_generated: "text written by a machine (AI)",
  crowd: "text written by volunteers",
  publisher: "text of a publisher",
  regulator: "text approved by a regulator",
  written_for_this_project: "sample text written for this project",
};

/** Who wrote a text, short enough to stand beside every sentence. @type {Record<string, string>} */
const WRITERS = {
  ai_generated: "AI text",
  crowd: "by volunteers",
  publisher: "of a publisher",
  regulator: "approved by a regulator",
  written_for_this_project: "sample text",
};

/** @type {Record<string, string>} */
const CONTEXTS = {
  long_term: "with long use",
  adverse_reaction: "listed as an adverse reaction",
  withdrawal: "when it is stopped",
  overdose: "after an overdose",
  post_marketing: "reported after it came to market",
};

/** @type {Record<string, string>} */
const SETTINGS = {
  clinical_trial: "in clinical trials",
  post_marketing: "reported after it came to market",
  literature: "from the literature",
  class_effect: "seen with other medicines of its class",
  related_product: "seen with a related product",
};

/** @type {Record<string, string>} */
const AGREEMENT = {
  apart: "publishers are apart",
  one_step: "publishers differ by one step",
  own_pages_differ: "pages of one publisher differ",
};

/**
 * The mark of a tier: its words carry the meaning, the colour only helps.
 * @param {Names} names
 * @param {number} tier
 * @param {number} [rarest]
 */
function tierMark(names, tier, rarest = tier) {
  const id = names.tiers[tier];
  const range = rarest !== tier && rarest !== NOT_KNOWN ? ` to ${TIERS[names.tiers[rarest]].name}` : "";
  return h("span", { class: `tier ${id.replaceAll("_", "-")}`, title: TIERS[id].means }, TIERS[id].name + range);
}

/** The source of a page and who wrote it. @param {Names} names @param {Page} page */
function sourceOf(names, page) {
  return `${names.sources[page.source].name} · ${WRITERS[names.origins[page.origin]]}`;
}

/**
 * Who wrote what a view tells, said at its head: a reader who comes by a link has not seen the first screen.
 * @param {Names} names @param {Page[]} pages
 */
function writtenBy(names, pages) {
  const kinds = names.origins.flatMap((origin, at) => {
    const n = pages.filter((page) => page.origin === at).length;
    return n ? [`${counted(n, "page")} of ${ORIGINS[origin]}`] : [];
  });
  return h("p", { class: "hint" }, `What pages say: ${kinds.join(", ")}. Not medical advice.`);
}

/** @param {number} fraction */
function percent(fraction) {
  return `${+(fraction * 100).toPrecision(3)} %`;
}

/**
 * What a statement says besides effect and tier, as short phrases.
 * @param {Statement} said
 * @returns {string[]}
 */
function circumstances(said) {
  const found = [];
  if (said.percent !== undefined) {
    const beside = said.comparator_percent === undefined ? "" : `, ${percent(said.comparator_percent)} with ${said.comparator ?? "the comparator"}`;
    found.push(percent(said.percent) + beside);
  }
  if (said.population) found.push(said.population);
  if (said.ingredient) found.push(`laid to ${said.ingredient}`);
  if (said.setting) found.push(SETTINGS[said.setting] ?? said.setting);
  else if (said.context) found.push(CONTEXTS[said.context] ?? said.context);
  return found;
}
