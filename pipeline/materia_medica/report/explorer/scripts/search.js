// Search as you type: names as they are written first, then parts of words, then small misspellings.

/** @typedef {{kind: "drug" | "effect", place: number, name: string, matched: string, score: number, weight: number}} Found */

/** @typedef {{key: string, letters: number, kind: "drug" | "effect", place: number, words: string}} Entry */

/** Words of a question that name nothing. */
const FILLERS = new Set("a an and affect affects any are at by can cause causes common commonly do does drug drugs effect effects for from have how i in is it of often on or say side take taking the to what which with".split(" "));

/** @param {string} words */
function folded(words) {
  return words.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();
}

/**
 * The letters that occur, a bit each: names that lack too many of those asked for need no closer look.
 * @param {string} key
 */
function lettersOf(key) {
  let letters = 0;
  for (let i = 0; i < key.length; i++) letters |= 1 << (key.charCodeAt(i) - 97);
  return letters;
}

/** @param {number} bits @param {number} most */
function hasMoreThan(bits, most) {
  let n = 0;
  for (; bits; bits &= bits - 1) n++;
  return n > most;
}

/**
 * @param {Names} names
 * @returns {Entry[]}
 */
function entriesOf(names) {
  /** @type {Entry[]} */
  const made = [];
  /** @type {(kind: "drug" | "effect", place: number, words: string) => void} */
  const add = (kind, place, words) => {
    const key = folded(words);
    if (key) made.push({ key, letters: lettersOf(key), kind, place, words });
  };
  names.drugs.name.forEach((name, place) => [name, ...names.drugs.names[place]].forEach((words) => add("drug", place, words)));
  names.effects.label.forEach((label, place) => {
    if (names.effects.drugs[place]) [label, ...names.effects.names[place], ...names.effects.also[place]].forEach((words) => add("effect", place, words));
  });
  return made;
}

/**
 * The number of letters inserted, left out, changed or exchanged with their neighbour; `most` + 1 where it is more.
 * @param {string} a
 * @param {string} b
 * @param {number} most
 */
function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [older, before] = [new Array(b.length + 1).fill(0), Array.from({ length: b.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= a.length; i++) {
    const now = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(before[j] + 1, now[j - 1] + 1, before[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, older[j - 2] + 1);
      now.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [older, before] = [before, now];
  }
  return before[b.length];
}

/**
 * How well a name fits, 0 best; null where it does not.
 * @param {Entry} entry
 * @param {string} asked
 * @param {number} letters those of `asked`
 * @param {number} most
 */
function fit({ key, letters: own }, asked, letters, most) {
  if (key === asked) return 0;
  if (key.startsWith(asked)) return 1 + (key.length - asked.length) / 100;
  const at = ` ${key}`.indexOf(` ${asked}`);
  if (at >= 0) return 2 + key.length / 100;
  if (asked.includes(" ") && asked.split(" ").every((word) => ` ${key}`.includes(` ${word}`))) return 3 + key.length / 100;
  if (asked.length > 2 && key.includes(asked)) return 4 + key.length / 100;
  if (!most || hasMoreThan(letters & ~own, most)) return null;
  const whole = distance(asked, key, most);
  if (whole <= most) return 5 + whole;
  // The beginning of a name, misspelt while it is typed.
  if (asked.length >= 5 && key.length > asked.length) {
    const begun = distance(asked, key.slice(0, asked.length), most);
    if (begun <= most) return 6 + begun;
  }
  return null;
}

/**
 * The drugs and effects that a few letters may mean, the best first, each once.
 * @param {Names} names
 * @param {Entry[]} entries
 * @param {string} words
 * @param {number} [limit]
 * @returns {Found[]}
 */
function search(names, entries, words, limit = 12) {
  const asked = folded(words);
  if (!asked) return [];
  const whole = searchOne(names, entries, asked, limit);
  return whole.length || !asked.includes(" ") ? whole : searchApart(names, entries, asked, limit);
}

/**
 * Words that together name nothing may be a drug and an effect ("ibuprofen blood pressure"): what their longest runs
 * name, by turns.
 * @param {Names} names @param {Entry[]} entries @param {string} asked @param {number} limit
 */
function searchApart(names, entries, asked, limit) {
  const words = asked.split(" ").filter((word) => !FILLERS.has(word)).slice(0, 8);
  /** @type {Found[][]} */
  const runs = [];
  for (let from = 0; from < words.length;) {
    let to = words.length;
    /** @type {Found[]} */
    let found = [];
    for (; to > from && !found.length; to--) {
      const run = words.slice(from, to).join(" ");
      if (run.length > 1) found = searchOne(names, entries, run, limit);
    }
    if (found.length) runs.push(found);
    from = to + 1;
  }
  /** @type {Map<string, Found>} */
  const each = new Map();
  for (let at = 0; at < limit; at++) for (const run of runs) if (run[at]) each.set(`${run[at].kind}${run[at].place}`, run[at]);
  return [...each.values()].slice(0, limit).map((one) => ({ ...one, score: one.score + 10 }));
}

/** @param {Names} names @param {Entry[]} entries @param {string} asked @param {number} limit @returns {Found[]} */
function searchOne(names, entries, asked, limit) {
  const most = asked.length < 4 ? 0 : asked.length < 7 ? 1 : 2;
  const letters = lettersOf(asked);
  /** @type {Map<string, Found>} */
  const best = new Map();
  for (const entry of entries) {
    const score = fit(entry, asked, letters, most);
    if (score === null) continue;
    const own = entry.kind === "drug" ? names.drugs.name[entry.place] : names.effects.label[entry.place];
    const id = `${entry.kind}${entry.place}`;
    const known = best.get(id);
    const weight = entry.kind === "drug" ? names.drugs.rows[entry.place] : names.effects.drugs[entry.place];
    if (!known || score < known.score) best.set(id, { kind: entry.kind, place: entry.place, name: own, matched: entry.words, score, weight });
  }
  // Of names that fit as well, combinations and the odd words of one or two pages come last.
  const simple = (/** @type {Found} */ f) => (f.kind === "drug" ? names.drugs.combination[f.place] : Number(names.effects.drugs[f.place] < 3));
  return [...best.values()]
    .sort((a, b) => Math.floor(a.score) - Math.floor(b.score) || simple(a) - simple(b) || a.score - b.score || b.weight - a.weight || a.name.localeCompare(b.name))
    .slice(0, limit);
}
