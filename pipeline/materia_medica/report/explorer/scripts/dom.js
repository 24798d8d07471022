// Elements are made, never parsed: words of a page can only ever become text.

/** @typedef {Node | string | number | null | undefined | false} Child */

/**
 * An element with attributes and children. `class` and `data-*` are plain attributes; a function is a listener.
 * @param {string} name
 * @param {Record<string, string | number | boolean | null | ((event: any) => void)>} attributes
 * @param {...(Child | Child[])} children
 * @returns {HTMLElement}
 */
function h(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null) made.setAttribute(key, String(value));
  }
  for (const child of children.flat()) {
    if (child !== null && child !== undefined && child !== false) made.append(child instanceof Node ? child : String(child));
  }
  return made;
}

/**
 * The element of this id; the page's own template has it.
 * @param {string} id
 * @returns {HTMLElement}
 */
function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page lacks #${id}`);
  return found;
}

/**
 * A link to a view of this page.
 * @param {string} address
 * @param {...Child} words
 */
function link(address, ...words) {
  return h("a", { href: address }, ...words);
}

/**
 * A link to a page elsewhere, or its words alone where the address is none of the web.
 * @param {string | null} address
 * @param {string} words
 */
function outside(address, words) {
  if (!address || !/^https?:\/\//i.test(address)) return h("span", {}, words);
  return h("a", { href: address, rel: "noopener noreferrer external", target: "_blank" }, words, h("span", { class: "hidden" }, " (opens elsewhere)"));
}

/**
 * A count with its noun.
 * @param {number} n
 * @param {string} one
 * @param {string} [many]
 */
function counted(n, one, many) {
  return `${n.toLocaleString("en")} ${n === 1 ? one : (many ?? `${one}s`)}`;
}
