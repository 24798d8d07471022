// The data of the release: named parts, compressed, each opened when it is first asked for and kept.

/**
 * @typedef {{source: string, name: string, origin: string, license: string, attribution: string | null, publisher: string}} Source
 * @typedef {{id: string[], name: string[], combination: number[], rows: number[], pages: number[], shard: number[], names: string[][]}} Drugs
 * @typedef {{id: string[], label: string[], system: number[], second: number[], parent: number[], names: string[][], also: string[][], lab: number[],
 *   important: number[], identifiers: string[][], drugs: number[]}} Effects
 * @typedef {{tiers: string[], systems: string[], origins: string[], topics: string[], agreements: string[], sources: Source[],
 *   drugs: Drugs, effects: Effects}} Names
 * @typedef {{source: number, name: string, path: string, url: string | null, published: string | null, origin: number, flags: string[]}} Page
 * @typedef {{wording: string, tier: number, page: number, text: number, serious?: number, said?: string, lower?: number,
 *   upper?: number, context?: string, ingredient?: string, category?: string, detail?: string, setting?: string, population?: string,
 *   percent?: number, comparator?: string, comparator_percent?: number}} Statement
 * @typedef {{usage: string | null, mechanism: string | null, brands: string[], parent: number, flags: string[], ingredients: [string, number][],
 *   pages: Page[], statements: Statement[], together: [number, number, number, number, number, number[]][], denied: [number[], number, number][],
 *   faqs: [string, string | null, number, number][]}} Drug
 * @typedef {{texts: string[], drugs: Record<string, Drug>}} Shard
 */

/** @type {Map<string, Promise<any>>} */
const opened = new Map();

/**
 * A part of the data. In a page of one file it stands in the page; else it lies in `data/` beside it.
 * @param {string} name
 * @returns {Promise<any>}
 */
function part(name) {
  let found = opened.get(name);
  if (!found) {
    found = openPart(name);
    opened.set(name, found);
    found.catch(() => opened.delete(name));
  }
  return found;
}

/** @param {string} name */
async function openPart(name) {
  const stream = new DecompressionStream("gzip");
  const unpacked = new Response(stream.readable).json();
  const writer = stream.writable.getWriter();
  const done = writer.write(await packed(name)).then(() => writer.close());
  const [data] = await Promise.all([unpacked, done]);
  return data;
}

/**
 * @param {string} name
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function packed(name) {
  const inside = document.getElementById(`data-${name}`);
  if (!inside) {
    const answer = await fetch(`data/${name}.json.gz`);
    if (!answer.ok) throw new Error(`data/${name}.json.gz: ${answer.status}. The folder data/ belongs beside this page.`);
    return new Uint8Array(await answer.arrayBuffer());
  }
  const words = atob((inside.textContent ?? "").trim());
  const bytes = new Uint8Array(words.length);
  for (let i = 0; i < words.length; i++) bytes[i] = words.charCodeAt(i);
  return bytes;
}

/** @returns {Promise<Names>} */
function openNames() {
  return part("names");
}

/** For each effect six numbers a drug: drug, origin, most frequent tier, rarest tier, serious, agreement.
 * @returns {Promise<number[][]>} */
function openDrugsOfEffects() {
  return part("drugs-of-effects");
}

/**
 * The details of a drug with the sentences that its numbers name.
 * @param {Names} names
 * @param {number} drug
 * @returns {Promise<{drug: Drug, texts: string[]}>}
 */
async function openDrug(names, drug) {
  const shard = /** @type {Shard} */ (await part(`details-${names.drugs.shard[drug]}`));
  return { drug: shard.drugs[drug], texts: shard.texts };
}
