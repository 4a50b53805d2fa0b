import { either, knows, say } from "./words.js";
import { momentText } from "./time.js";
import { find, make } from "./page.js";
import { heading } from "./alarms.js";
import { besides, steps } from "./steps.js";

/**
 * Shows one alarm: what to do next, who it is, what happened. `acts` has take(step), open(bed), back(); `nameOf` is the
 * name of a user.
 */
export function showDetail(alarm, history, cards, acts, nameOf) {
  const place = find("detail");
  const top = place.scrollTop;
  const focused = place.contains(document.activeElement) ? document.activeElement?.dataset.step : null;
  if (!alarm) {
    place.replaceChildren(make("p", { class: "none" }, say("choose")));
    return;
  }
  const [first, ...others] = steps(alarm);
  const button = (step, kind = "") => make("button", {
    type: "button", class: kind, "data-step": step, click: () => acts.take(step),
  }, say(step));
  place.replaceChildren(
    make("button", { type: "button", class: "back quiet", click: acts.back }, say("back")),
    ...heading(alarm, cards, nameOf),
    make("div", { class: "steps" }, button(first, "primary"), others.map((step) => button(step))),
    make("div", { class: "more" }, besides(alarm).map((step) => button(step, "quiet"))),
    ...alarm.beds.map((bed) => cardOf(bed, say("card"), cards, acts)),
    ...alarm.last_beds.map((bed) => cardOf(bed, say("lastCard"), cards, acts)),
    historyOf(history, nameOf));
  place.scrollTop = top;
  if (focused) place.querySelector(`[data-step="${focused}"]`)?.focus();
}

function cardOf(bed, title, cards, acts) {
  const card = cards.get(bed);
  const box = make("section", { class: "card", "data-bed": bed }, make("h3", {}, `${title}　${bed}`));
  if (cards.hasFailed(bed)) box.append(make("p", { class: "note" }, say("cardFailed")));
  if (card === null) box.append(make("p", { class: "soft" }, say("noCard")));
  if (!card) return box;
  const person = card.person;
  if (!person) {
    box.append(make("p", { class: "soft" }, say("noPerson")));
  } else {
    const age = typeof person.age === "number" ? say("age", person.age) : "";
    box.append(make("p", { class: "name" }, [person.name, person.sex, age].filter(Boolean).join("　")));
    const flags = person.flags ?? [];
    if (flags.length) box.append(make("p", {}, flags.map((flag) => make("span", { class: "flag" }, flag.title))));
    const entries = make("dl", {});
    const add = (label, value) => { if (value) entries.append(make("dt", {}, label), make("dd", {}, value)); };
    add(say("phone"), person.phone ? phoneOf(person.phone, card.revealed) : null);
    add(say("address"), [person.township, person.village, person.address].filter(Boolean).join(" "));
    for (const contact of person.contacts) {
      const relation = contact.relation ? `（${contact.relation}）` : "";
      const guardian = contact.guardian ? ` ${say("guardian")}` : "";
      add(contact.title, [`${contact.name}${relation}${guardian} `, phoneOf(contact.phone, card.revealed)]);
    }
    box.append(entries);
    if (!card.revealed) {
      box.append(make("button", {
        type: "button", class: "primary", "data-step": "open-card", click: () => acts.open(bed),
      }, say("openCard")));
    }
  }
  if (card.devices.length) {
    box.append(make("dl", {}, card.devices.map((device) => [
      make("dt", {}, either(device.title)),
      make("dd", {}, signOf(device)),
    ])));
  }
  return box;
}

function signOf(device) {
  if (device.state === "none") return say("none");
  const heard = device.last_sign_at ? say("lastSign", momentText(device.last_sign_at)) : say("noSign");
  const word = { silent: "offline", late: "late" }[device.state];
  return word ? [make("span", { class: "flag" }, say(word)), heard] : heard;
}

function phoneOf(number, isWhole) {
  if (isWhole) return make("a", { class: "call", href: `tel:${number}` }, number);
  return make("span", { class: "call" }, number);
}

function historyOf(history, nameOf) {
  if (!history) return "";
  const line = (edge) => make("li", {},
    make("time", { datetime: edge.at }, momentText(edge.at)),
    make("span", { class: "said" },
      `${knows(edge.cause) ? say(edge.cause) : edge.cause}　${edge.by ? nameOf(edge.by) : say("system")}`,
      edge.detail ? make("div", { class: "soft" }, either(edge.detail)) : null));
  return make("section", { class: "history" },
    make("h3", {}, say("history")), make("ul", {}, history.toReversed().map(line)));
}
