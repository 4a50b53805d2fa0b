// The duty desk: open alarms, what to do with each, and whether what stands here is what is so.
import * as acts from "./acts.js";
import * as alarmRows from "./alarms.js";
import * as api from "./api.js";
import * as cards from "./cards.js";
import { showDetail } from "./detail.js";
import { OpenAlarms } from "./open-alarms.js";
import { endToast, find, hasFailed, make, watchFailures } from "./page.js";
import * as signIn from "./sign-in.js";
import * as sound from "./sound.js";
import { ask, steps } from "./steps.js";
import { clockText, lengthText, now } from "./time.js";
import * as unsent from "./unsent.js";
import { say, sayAll, switchLanguage } from "./words.js";

const desk = new OpenAlarms("/v1/alarms?state=open", { loaded, took, changed: show, refused });
const { alarms } = desk;
const histories = new Map();
/** The names of users, as far as they are told here. */
const names = new Map();
let chosen = null;
let deskOnly = true;
/** Who sits at the desk, and whether they were told of alarms. */
let onDuty = null;
/** Whether somebody who was on duty here is told of nothing any more. */
let isDeaf = false;

function begin() {
  if (onDuty?.user !== signIn.user.user) unsent.clear();
  onDuty = { user: signIn.user.user, wasTold: false };
  isDeaf = false;
  find("who").textContent = signIn.user.name;
  desk.follow(signIn.signal);
  show();
}

/** Whoever sat here may see nothing more, and is told of nothing: the screen says so, aloud. */
function refused(status) {
  if (signIn.signal.aborted) return;
  isDeaf = onDuty.wasTold;
  signIn.end(say(status === 403 ? "forbidden" : "over"));
  desk.clear();
  cards.clear();
  histories.clear();
  names.clear();
  asked.clear();
  chosen = null;
  endToast();
  for (const id of ["rows", "detail", "counts", "who"]) find(id).replaceChildren();
  document.body.classList.remove("stale", "chosen", "troubled");
  document.title = isDeaf ? `⚠ ${say("title")}` : say("title");
  ring();
}

const over = () => refused(401);

// What the feed tells.

function loaded() {
  onDuty.wasTold = true;
  if (!alarms.has(chosen)) chosen = null;
  if (chosen !== null) loadHistory(chosen);
  cards.refresh(shownBeds());
  show();
}

function took(entry) {
  const { alarm, transition } = entry;
  if (alarmRows.isOver(alarm)) {
    histories.delete(alarm.alarm);
    asked.delete(alarm.alarm);
    if (chosen === alarm.alarm) chosen = null;
    return;
  }
  if (transition.cause === "raised") cards.refresh(alarm.beds);
  const history = histories.get(alarm.alarm);
  if (!history || history.at(-1).edge >= transition.edge) return;
  history.push(transition);
  if (chosen === alarm.alarm && transition.by && !names.has(transition.by)) loadHistory(chosen);
}

// The list.

function visible() {
  return [...alarms.values()].filter((alarm) => !deskOnly || alarmRows.isDesk(alarm)).sort(alarmRows.order);
}

/** The beds whose cards stand beside the chosen alarm: its own, and where its device was last. */
function chosenBeds() {
  const alarm = alarms.get(chosen);
  return alarm ? [...alarm.beds, ...alarm.last_beds] : [];
}

/** The beds whose cards are on the screen, the chosen alarm's first. */
function shownBeds() {
  return [...chosenBeds(), ...visible().flatMap((alarm) => alarm.beds)];
}

function show() {
  const rows = find("rows");
  const focused = rows.contains(document.activeElement) ? document.activeElement.dataset.alarm : null;
  const shown = visible();
  rows.replaceChildren(...shown.map((alarm) => alarmRows.row(alarm, cards, alarm.alarm === chosen, choose)));
  if (focused) rows.querySelector(`[data-alarm="${focused}"]`)?.focus();
  showCounts(shown);
  const trouble = knownTrouble();
  find("empty").hidden = shown.length > 0 || !desk.isLive || trouble !== null;
  find("trouble").hidden = trouble === null;
  find("trouble").textContent = trouble ? say(trouble.kind, clockText(trouble.since)) : "";
  document.body.classList.toggle("troubled", trouble !== null);
  document.body.classList.toggle("stale", !desk.isLive);
  document.body.classList.toggle("chosen", chosen !== null);
  const ringing = shown.filter(alarmRows.rings);
  document.title = ringing.length ? `(${ringing.length}) ${say("title")}` : `${trouble ? "⚠ " : ""}${say("title")}`;
  const buttons = { take: act, open: openCard, back: () => choose(null) };
  showDetail(alarms.get(chosen), histories.get(chosen), cards, buttons, nameOf);
  everySecond();
}

function showCounts(shown) {
  const count = (priority) => shown.filter((alarm) => alarm.priority === priority).length;
  find("counts").replaceChildren(...["P1", "P2", "P3", "P4"].filter(count).map((priority) =>
    make("li", { class: priority.toLowerCase() }, `${say(priority)} ${count(priority)}`)));
}

/** The name of a user as it stands beside what they did. */
function nameOf(id) {
  if (id === signIn.user.user) return signIn.user.name;
  if (id === "gateway") return say("system");
  return id.startsWith("family-") ? say("family") : names.get(id) ?? id;
}

function everySecond() {
  find("clock").textContent = clockText(now());
  find("pulse").textContent = say(pulse());
  showBanners();
  for (const element of find("rows").querySelectorAll(".row")) {
    const alarm = alarms.get(Number(element.dataset.alarm));
    if (alarm) alarmRows.refresh(element, alarm, desk.isLive);
  }
  ring();
  showSound();
  reloadDue();
  if (desk.isLive) cards.load(shownBeds, show, over);
  if (cards.close()) show();
}

/** What the gateway cannot do, as far as it can be heard. */
const knownTrouble = () => (desk.brokenSince === null ? desk.trouble : null);

function pulse() {
  if (!desk.isLive) return desk.brokenSince === null ? "connecting" : "broken";
  return desk.trouble ? "troubled" : "live";
}

function showBanners() {
  const since = desk.brokenSince;
  find("banner").hidden = since === null;
  if (since !== null) find("banner").textContent = say("banner", lengthText(now() - since), clockText(since));
  find("ending").hidden = !isEnding();
  find("ending-text").textContent = say("ending", lengthText(signIn.endsAt - now()));
}

const isEnding = () => desk.isLive && signIn.isEnding(now());

/** Whether emergencies may not come through. Where telemetry alone waits they do, maybe for hours: that has no tone. */
const isHalted = () => ![undefined, "telemetry"].includes(knownTrouble()?.kind);

function ring() {
  sound.wake();
  const ringing = new Set([...alarms.values()].filter(alarmRows.rings).map((alarm) => alarm.priority));
  if (isDeaf || desk.brokenSince !== null) sound.ring("broken");
  else if (ringing.has("P1")) sound.ring("P1");
  else if (hasFailed || isHalted()) sound.ring("broken");
  else if (ringing.has("P2")) sound.ring("P2");
  else sound.ring(isEnding() ? "ending" : null);
}

/** A chain that has moved on leaves no transition: whose moment came is asked for again. */
const asked = new Map();
function reloadDue() {
  if (!desk.isLive) return;
  for (const alarm of alarms.values()) {
    const due = Date.parse(alarm.escalates_at ?? "");
    if (!(due + 1_500 < now()) || asked.get(alarm.alarm) + 3_000 > performance.now()) continue;
    asked.set(alarm.alarm, performance.now());
    reload(alarm.alarm);
  }
}

/** Where it fails, the feed says that the gateway is gone. */
async function reload(number) {
  const answer = await api.answered(api.get(`/v1/alarms/${number}`));
  const known = alarms.get(number);
  if (!answer || !known || known.edge > answer.edge || known.escalates_at === answer.escalates_at) return;
  alarms.set(number, answer);
  show();
}

function choose(number) {
  chosen = number;
  if (number !== null) {
    loadHistory(number);
    cards.refresh(chosenBeds());
  }
  show();
}

/** Where it fails, the alarm is shown without. */
async function loadHistory(number) {
  const answer = await api.answered(api.get(`/v1/alarms/${number}`));
  if (!answer || !alarms.has(number)) return;
  histories.set(number, answer.history);
  for (const { user, name } of answer.people) names.set(user, name);
  show();
}

async function openCard(bed) {
  await acts.openCard(bed, alarms.get(chosen), over);
  if (!signIn.signal.aborted) show();
}

async function act(step) {
  const alarm = alarms.get(chosen);
  if (!alarm || find("ask").open) return;
  const body = await ask(step, alarm);
  if (body && !signIn.signal.aborted) await acts.sendStep(alarm.alarm, step, body, over);
}

// Sound, language, filters, keys.

function showSound() {
  find("sound").textContent = say(sound.isOn() ? "soundOn" : "soundOff");
  find("sound").setAttribute("aria-pressed", sound.isOn());
  find("empty").textContent = say(sound.isOn() ? "quiet" : "quietMute");
}

async function toggleSound() {
  await sound.toggle();
  everySecond();
}

find("sound").addEventListener("click", toggleSound);

for (const button of document.querySelectorAll(".language")) {
  button.addEventListener("click", () => { switchLanguage(); if (!find("desk").hidden) show(); });
}

function filter(only) {
  deskOnly = only;
  find("mine-only").setAttribute("aria-pressed", only);
  find("everything").setAttribute("aria-pressed", !only);
  show();
}

find("mine-only").addEventListener("click", () => filter(true));
find("everything").addEventListener("click", () => filter(false));

addEventListener("keydown", (event) => {
  if (find("desk").hidden || find("ask").open || event.ctrlKey || event.altKey || event.metaKey) return;
  const shown = visible();
  const at = shown.findIndex((alarm) => alarm.alarm === chosen);
  const move = (to) => {
    if (!shown[to]) return;
    choose(shown[to].alarm);
    find("rows").querySelector(`[data-alarm="${shown[to].alarm}"]`)?.focus();
  };
  const isButton = document.activeElement?.matches?.("button:not(.row), a");
  const focused = document.activeElement?.dataset?.alarm;
  switch (event.key) {
    case "ArrowDown": case "j": move(Math.min(at + 1, shown.length - 1)); break;
    case "ArrowUp": case "k": move(Math.max(at - 1, 0)); break;
    case "Escape": choose(null); break;
    case "Enter": {
      const alarm = alarms.get(chosen);
      // What has the focus is what is meant, never another row.
      if (isButton || !alarm || (focused && Number(focused) !== chosen)) return;
      act(steps(alarm)[0]);
      break;
    }
    case "c": if (chosen !== null) act("comment"); break;
    case "o": if (chosenBeds().length) openCard(chosenBeds()[0]); break;
    case "m": toggleSound(); break;
    default: return;
  }
  event.preventDefault();
});

watchFailures();
sayAll();
setInterval(() => { if (find("desk").hidden) ring(); else everySecond(); }, 250);
signIn.start(begin);
