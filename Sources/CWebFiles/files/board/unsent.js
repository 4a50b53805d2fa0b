// Steps that nobody answered: each stays on the screen until it is carried out or somebody lets it go.
import { find, make } from "./page.js";
import { say } from "./words.js";

const items = new Map();

/** Keeps a step under its key; `again` sends it once more. */
export function keep(key, text, again) {
  const item = make("li", {},
    make("span", {}, text),
    make("button", { type: "button", click: () => { drop(key); again(); } }, say("retry")),
    make("button", { type: "button", class: "quiet", click: () => drop(key) }, say("letGo")));
  items.get(key)?.remove();
  items.set(key, item);
  find("unsent").append(item);
}

function drop(key) {
  items.get(key)?.remove();
  items.delete(key);
}

/** Lets all of them go. */
export function clear() {
  for (const key of [...items.keys()]) drop(key);
}
