import { say, either } from "./words.js";
import { lengthText, momentText, now } from "./time.js";
import { make } from "./page.js";

const waiting = ["unacknowledged", "returned_unacknowledged", "latched_unacknowledged"];
const held = ["shelved", "suppressed_by_design", "out_of_service"];

export const isOver = (alarm) => alarm.state === "normal";
export const isWaiting = (alarm) => waiting.includes(alarm.state);
export const isHeld = (alarm) => held.includes(alarm.state);
/** Rings until somebody answers: what the desk hears. */
export const rings = (alarm) => isWaiting(alarm) && !alarm.test && alarm.audience === "operator";
export const isDesk = (alarm) => alarm.audience === "operator" || alarm.priority === "P1";

const shapes = { P1: "▲", P2: "◆", P3: "●", P4: "○" };

/** The most urgent first; of one priority what nobody has answered, then the oldest. */
export function order(left, right) {
  return left.priority.localeCompare(right.priority) || Number(isHeld(left)) - Number(isHeld(right))
    || Number(isWaiting(right)) - Number(isWaiting(left)) || left.received_at.localeCompare(right.received_at)
    || left.alarm - right.alarm;
}

/** 新 · 已接 · 处理中 · 已恢复待确认 · 暂缓 · 停用 */
export function stateWord(alarm) {
  if (alarm.state === "out_of_service") return say("out");
  if (isHeld(alarm)) return say("shelved");
  if (alarm.state === "unacknowledged") return say("new");
  if (isWaiting(alarm)) return say("returned");
  if (["called_back", "dispatched", "on_site"].includes(alarm.work)) return `${say("working")} · ${say(alarm.work)}`;
  return say("answered");
}

function chips(alarm) {
  const kind = isWaiting(alarm) ? { P1: "new", P2: "again" }[alarm.priority] ?? "" : "";
  const chips = [make("span", { class: `chip ${kind}` }, stateWord(alarm))];
  if (alarm.state === "latched_acknowledged") chips.push(make("span", { class: "chip" }, say("recovered")));
  if (alarm.test) chips.push(make("span", { class: "chip" }, say("test")));
  if (alarm.late) chips.push(make("span", { class: "chip" }, say("lateAlarm")));
  return chips;
}

/** Where it is, in one or two parts: person and village once the card is known; bed, household, township or device. */
function placeParts(alarm, cards) {
  const people = alarm.beds.map((bed) => cards.get(bed)?.person).filter(Boolean)
    .map((person) => [
      person.name, person.sex, typeof person.age === "number" ? say("age", person.age) : null, person.township,
      person.village,
    ].filter(Boolean).join(" "));
  const bed = alarm.beds.map((bed) => say("bed", bed)).join("、");
  if (people.length) return [people.join("、"), bed];
  if (bed) return [bed];
  if (alarm.household) return [say("household", alarm.household)];
  if (alarm.device) return [say("device", alarm.device)];
  return [alarm.township ? say("township", alarm.township) : say("gateway")];
}

/** What happens next by itself, and whether that is soon. */
export function nextText(alarm) {
  if (!alarm.escalates_at) return { text: "", soon: false };
  const left = Date.parse(alarm.escalates_at) - now();
  const owed = !isWaiting(alarm);
  if (left <= 0) return { text: say(owed ? "callNow" : "nextNow"), soon: true };
  return { text: say(owed ? "callIn" : "nextIn", lengthText(left)), soon: left < 60_000 };
}

export const ageText = (alarm) => lengthText(now() - Date.parse(alarm.received_at));

/** The row of an alarm in the list. */
export function row(alarm, cards, isChosen, choose) {
  const priority = alarm.priority.toLowerCase();
  const next = nextText(alarm);
  const times = alarm.count > 1 ? `　${say("times", alarm.count)}` : "";
  const button = make("button", {
    type: "button", class: `row ${rings(alarm) && alarm.priority <= "P2" ? "rings" : ""}`, "data-alarm": alarm.alarm,
    "aria-current": isChosen ? "true" : "false", click: () => choose(alarm.alarm),
  },
  make("span", { class: `mark ${priority}` },
    make("span", { class: "shape", "aria-hidden": "true" }, shapes[alarm.priority]),
    make("span", {}, say(alarm.priority))),
  make("span", { class: "what" }, `${either(alarm.title)}${times}`, chips(alarm)),
  make("span", { class: "age" }, ageText(alarm)),
  make("span", { class: "where" }, placeParts(alarm, cards).join("　")),
  make("span", { class: `next ${next.soon ? "soon" : ""}` }, next.text));
  return make("li", {}, button);
}

/** Brings age and countdown of a row up to the second. What happens next is not known while the feed is cut. */
export function refresh(element, alarm, isLive) {
  const next = isLive ? nextText(alarm) : { text: "", soon: false };
  element.querySelector(".age").textContent = ageText(alarm);
  const place = element.querySelector(".next");
  place.textContent = next.text;
  place.classList.toggle("soon", next.soon);
}

/** The head of an alarm on its own; `nameOf` is the name of a user. */
export function heading(alarm, cards, nameOf) {
  return [
    make("h2", {}, `${shapes[alarm.priority]} ${say(alarm.priority)}　${either(alarm.title)}`, chips(alarm)),
    make("p", { class: "place" }, placeParts(alarm, cards).map((part) => make("span", {}, part))),
    alarm.note ? make("p", { class: "note" }, alarm.note) : null,
    alarm.hold ? make("p", { class: "note" }, holdText(alarm.hold, nameOf)) : null,
  ].filter(Boolean);
}

/** Until when and why it does not ring, and who said so. */
function holdText(hold, nameOf) {
  const parts = [
    hold.until ? say("heldUntil", momentText(hold.until)) : null, hold.reason ? either(hold.reason) : null,
    hold.by ? nameOf(hold.by) : null,
  ];
  return parts.filter(Boolean).join("　");
}
