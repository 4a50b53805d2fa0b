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

let toastTimer = null;

/** A line at the bottom for a while, with one thing to do about it. */
export function toast(text, { bad = false, label = null, act = null, seconds = 6 } = {}) {
  const place = find("toast");
  clearTimeout(toastTimer);
  place.className = bad ? "toast bad" : "toast";
  place.replaceChildren(make("span", {}, text));
  if (act) {
    place.append(make("button", { type: "button", click: () => { place.hidden = true; act(); } }, label));
  }
  place.hidden = false;
  toastTimer = setTimeout(() => { place.hidden = true; }, seconds * 1000);
}
