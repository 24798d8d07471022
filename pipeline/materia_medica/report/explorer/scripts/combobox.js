// A field that finds drugs and effects while one types, by keyboard first (the combobox pattern of WAI-ARIA).

/**
 * @param {HTMLInputElement} field
 * @param {HTMLElement} list
 * @param {{find: (words: string) => Promise<Found[]>, choose: (found: Found) => void, enter: (words: string) => void}} does
 */
function combobox(field, list, does) {
  /** @type {Found[]} */
  let shown = [];
  let active = -1;
  let asked = 0;

  /** @param {number} place */
  const activate = (place) => {
    active = place;
    [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === place)));
    if (place >= 0) {
      field.setAttribute("aria-activedescendant", list.children[place].id);
      list.children[place].scrollIntoView({ block: "nearest" });
    } else field.removeAttribute("aria-activedescendant");
  };
  const close = () => {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    activate(-1);
  };
  const show = async () => {
    const turn = ++asked;
    const words = field.value.trim();
    const found = words ? await does.find(words) : [];
    if (turn !== asked) return;
    shown = found;
    list.replaceChildren(...found.map((one, at) => option(list.id, one, at)));
    if (words && !found.length) list.replaceChildren(h("li", { class: "none", role: "option", "aria-disabled": "true", id: `${list.id}-none` }, `Nothing here is called “${words}”.`));
    list.hidden = !words;
    field.setAttribute("aria-expanded", String(Boolean(words)));
    activate(-1);
  };
  /** @param {number} at */
  const choose = (at) => {
    const one = shown[at];
    close();
    field.value = "";
    if (one) does.choose(one);
  };
  field.addEventListener("input", () => void show());
  field.addEventListener("focus", () => field.value && void show());
  field.addEventListener("keydown", (event) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move && shown.length && !list.hidden) {
      event.preventDefault();
      activate((active + move + shown.length + (active < 0 && move < 0 ? 1 : 0)) % shown.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const words = field.value.trim();
      if (active >= 0) choose(active);
      else if (words) {
        void show().then(() => {
          close();
          field.value = "";
          does.enter(words);
        });
      }
    } else if (event.key === "Escape") close();
  });
  field.addEventListener("blur", () => setTimeout(close, 150));
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const at = [...list.children].findIndex((one) => one.contains(/** @type {Node} */ (event.target)));
    if (at >= 0) choose(at);
  });
}

/**
 * @param {string} list
 * @param {Found} one
 * @param {number} at
 */
function option(list, one, at) {
  return h("li", { role: "option", id: `${list}-${at}`, "aria-selected": "false" },
    h("span", { class: "name" }, one.name),
    folded(one.matched) !== folded(one.name) && h("span", { class: "also" }, ` also ${one.matched}`),
    h("span", { class: "kind" }, one.kind === "drug" ? "drug" : counted(one.weight, "drug")));
}
