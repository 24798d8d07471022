// Every view has an address: #/drug/ibuprofen?tier=1&serious, #/effect/headache, #/compare/ibuprofen/naproxen, #/search/words.

/** @typedef {{view: string, names: string[], asked: URLSearchParams}} Route */

/**
 * @param {string} hash
 * @returns {Route}
 */
function routeOf(hash) {
  const [path, query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const [view = "", ...names] = path.split("/").filter(Boolean).map((name) => {
    try {
      return decodeURIComponent(name);
    } catch {
      return name;
    }
  });
  return { view, names, asked: new URLSearchParams(query) };
}

/**
 * @param {string} view
 * @param {string[]} names
 * @param {URLSearchParams} [asked]
 */
function addressOf(view, names, asked) {
  const query = asked ? asked.toString().replace(/=(?=&|$)/g, "") : "";
  return `#/${[view, ...names].map(encodeURIComponent).join("/")}${query ? `?${query}` : ""}`;
}

/**
 * @param {Names} names
 * @param {number} place
 */
function drugAddress(names, place) {
  return addressOf("drug", [names.drugs.id[place]]);
}

/**
 * @param {Names} names
 * @param {number} place
 */
function effectAddress(names, place) {
  return addressOf("effect", [names.effects.id[place]]);
}
