// Making elements. Texts are set as texts: nothing that anybody wrote becomes markup.

/** An element with attributes, properties that are functions as listeners, and children (texts or elements). */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(key, value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

export const find = (id) => document.getElementById(id);

/** Shows one of those parts of the page and hides the others. */
export function showOnly(shown, ids) {
  for (const id of ids) find(id).hidden = id !== shown;
}

let toastTimer = null;

/** A line at the bottom for a while, with something smaller below it and one thing to do about it. */
export function toast(text, { bad = false, small = null, label = null, act = null, seconds = 6 } = {}) {
  const place = find("toast");
  clearTimeout(toastTimer);
  place.className = bad ? "toast bad" : "toast";
  place.replaceChildren(make("span", {}, text, small ? make("small", { lang: "en" }, small) : null));
  if (act) {
    place.append(make("button", { type: "button", click: () => { place.hidden = true; act(); } }, label));
  }
  place.hidden = false;
  toastTimer = setTimeout(() => { place.hidden = true; }, seconds * 1000);
}

/** Takes the line away. */
export function endToast() {
  clearTimeout(toastTimer);
  find("toast").hidden = true;
}

/** Whether the page itself has failed: it may show less than there is, until it is loaded again. */
export let hasFailed = false;

/** Tells whoever reads the page when the page itself fails. */
export function watchFailures() {
  const fail = () => {
    hasFailed = true;
    find("failure").hidden = false;
  };
  addEventListener("error", fail);
  addEventListener("unhandledrejection", fail);
  for (const button of document.querySelectorAll(".reload")) button.addEventListener("click", () => location.reload());
}
