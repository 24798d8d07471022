// The page: its search field, and the view that the address asks for.

/** @type {Promise<{names: Names, entries: Entry[]}> | null} */
let index = null;

function openIndex() {
  index ??= openNames().then((names) => ({ names, entries: entriesOf(names) }));
  return index;
}

/** @param {string} words @param {number} [limit] */
async function findNames(words, limit) {
  const { names, entries } = await openIndex();
  return search(names, entries, words, limit);
}

let followed = false;

/** @param {string} address */
function goTo(address) {
  followed = true;
  if (location.hash === address) void showRoute();
  else location.hash = address;
}

/** @param {Names} names @param {Found} found */
function addressOfFound(names, found) {
  return found.kind === "drug" ? drugAddress(names, found.place) : effectAddress(names, found.place);
}

/**
 * What was found for words that name nothing exactly.
 * @param {Names} names @param {Route} route
 */
async function foundView(names, route) {
  const words = route.names.join(" ");
  const found = await findNames(words, 60);
  const list = (/** @type {"drug" | "effect"} */ kind, /** @type {string} */ title) => {
    const here = found.filter((one) => one.kind === kind);
    return here.length > 0 && h("section", {}, h("h2", {}, title), h("ul", { class: "found" }, ...here.map((one) =>
      h("li", {}, link(addressOfFound(names, one), one.name), folded(one.matched) !== folded(one.name) && h("span", { class: "where" }, ` also ${one.matched}`)))));
  };
  return h("article", {}, h("h1", { tabindex: -1 }, `“${words}”`),
    h("p", {}, found.length ? `${counted(found.length, "name")} found${found.length === 60 ? ", the nearest shown" : ""}.` : "No drug, brand, effect or synonym here is called that. Try fewer letters, or the name of the ingredient."),
    list("drug", "Drugs"), list("effect", "Effects"));
}

/** @type {Map<string, number>} */
const scrolled = new Map();
let shownHash = "";
let turn = 0;
/** What the page as a whole is called; a view puts its own name before it. */
let pageTitle = "";

async function showRoute() {
  const now = ++turn;
  const wanted = followed ? 0 : (scrolled.get(location.hash) ?? 0);
  const isFirst = shownHash === "" && turn === 1;
  followed = false;
  shownHash = location.hash;
  const route = routeOf(location.hash);
  const start = byId("start");
  const view = byId("view");
  if (!route.view) {
    view.replaceChildren();
    view.hidden = true;
    start.hidden = false;
    document.title = pageTitle;
    window.scrollTo(0, wanted);
    return;
  }
  let made;
  try {
    const { names } = await openIndex();
    const views = { drug: drugView, effect: effectView, compare: compareView, search: foundView };
    const maker = Object.hasOwn(views, route.view) ? views[/** @type {keyof typeof views} */ (route.view)] : null;
    made = (maker && (await maker(names, route))) ?? (await foundView(names, { ...route, names: route.names.map((id) => id.replaceAll("-", " ")) }));
  } catch (error) {
    made = h("article", {}, h("h1", { tabindex: -1 }, "The data cannot be opened"), h("p", {}, error instanceof Error ? error.message : String(error)));
  }
  if (now !== turn) return;
  const keeps = view.hidden ? null : document.activeElement?.getAttribute("name");
  start.hidden = true;
  view.hidden = false;
  view.replaceChildren(made);
  const heading = view.querySelector("h1");
  document.title = `${heading?.textContent ?? ""} · ${pageTitle}`;
  const field = keeps && view.querySelector(`.filters [name="${CSS.escape(keeps)}"]`);
  if (field instanceof HTMLElement) field.focus({ preventScroll: true });
  else if (!isFirst) heading?.focus({ preventScroll: true });
  if (!field) window.scrollTo(0, wanted);
}

function begin() {
  pageTitle = document.title;
  const field = /** @type {HTMLInputElement} */ (byId("search"));
  combobox(field, byId("found"), {
    find: (words) => findNames(words),
    choose: (found) => void openIndex().then(({ names }) => goTo(addressOfFound(names, found))),
    enter: (words) => void findNames(words, 2).then(async ([first, second]) => {
      const { names } = await openIndex();
      const clear = first && (first.score < 1 || (first.score < 2 && !second));
      goTo(clear ? addressOfFound(names, first) : addressOf("search", [words]));
    }),
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      field.focus();
    }
  });
  document.addEventListener("click", (event) => {
    const anchor = event.target instanceof Element ? event.target.closest("a") : null;
    if (anchor?.getAttribute("href")?.startsWith("#/")) followed = true;
  });
  window.addEventListener("scroll", () => scrolled.set(shownHash, window.scrollY), { passive: true });
  window.addEventListener("hashchange", () => {
    if (!location.hash || location.hash.startsWith("#/")) void showRoute();
  });
  history.scrollRestoration = "manual";
  document.documentElement.classList.add("ready");
  const opensAt = byId("start").dataset.opensAt;
  if (opensAt && !location.hash) history.replaceState(null, "", opensAt);
  if (!document.getElementById("too-large")) void openIndex();
  void showRoute();
}

// The data stand below the scripts, so that the first screen is painted before they are read.
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
else begin();
