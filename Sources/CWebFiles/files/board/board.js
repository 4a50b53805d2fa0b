// The duty desk: open alarms, what to do with each, and whether what stands here is what is so.
import * as api from "./api.js";
import { follow, renew } from "./feed.js";
import * as alarmRows from "./alarms.js";
import { showDetail } from "./detail.js";
import { find, make, toast } from "./page.js";
import { changePassword } from "./password.js";
import * as sound from "./sound.js";
import { ask, steps } from "./steps.js";
import { clockText, lengthText, now, setNow } from "./time.js";
import { say, sayAll, switchLanguage } from "./words.js";

const alarms = new Map();
const cards = new Map();
const histories = new Map();
let chosen = null;
let deskOnly = true;
let isLive = false;
let brokenSince = null;
let heldBack = [];
let isLoading = false;

// Signing in.

async function start() {
  sayAll();
  try {
    begin(await api.get("/v1/session"));
  } catch (problem) {
    find("sign-in").hidden = false;
    if (problem.status === 0) fault(say("unreachable"));
    find("user").focus();
  }
}

function fault(text) {
  find("sign-in-fault").textContent = text;
  find("sign-in-fault").hidden = text === "";
}

find("sign-in").addEventListener("submit", async (event) => {
  event.preventDefault();
  fault("");
  const form = new FormData(event.currentTarget);
  try {
    begin(await api.send("POST", "/v1/session", { user: form.get("user"), password: form.get("password") }));
  } catch (problem) {
    find("password").value = "";
    find("password").focus();
    fault(problem.status === 0 ? say("unreachable") : problem.status === 429 ? problem.message : say("wrong"));
  }
});

function begin(session) {
  api.useCSRF(session.csrf);
  find("password").value = "";
  find("who").textContent = session.name;
  find("sign-in").hidden = true;
  find("desk").hidden = false;
  showSound();
  show();
  follow({ alarm: hear, ready, reset: () => { isLive = false; }, broken, refused });
}

find("change-password").addEventListener("click", () => changePassword((session) => {
  api.useCSRF(session.csrf);
  renew();
}));

find("sign-out").addEventListener("click", async () => {
  try { await api.send("DELETE", "/v1/session"); } catch { /* It ends by itself. */ }
  location.reload();
});

// The feed.

/** Nothing is missing up to now: what was heard meanwhile is newer than what is loaded. */
async function ready(signal) {
  setNow(signal.at);
  heldBack = [];
  isLoading = true;
  try {
    const open = await api.all("/v1/alarms?state=open");
    alarms.clear();
    for (const alarm of open) alarms.set(alarm.alarm, alarm);
    isLoading = false;
    for (const entry of heldBack.splice(0)) take(entry);
    isLive = true;
    brokenSince = null;
    if (chosen !== null && alarms.has(chosen)) loadHistory(chosen);
    show();
    loadCards();
  } catch (problem) {
    isLoading = false;
    if (problem.status === 401 || problem.status === 403) refused(problem.status);
    // The rows stay marked as stale until a list came through.
    else setTimeout(() => ready(signal), 1_000);
  }
}

function hear(entry) {
  if (isLoading || !isLive) heldBack.push(entry);
  else {
    take(entry);
    show();
    loadCards();
  }
}

function take(entry) {
  const alarm = entry.alarm;
  if ((alarms.get(alarm.alarm)?.edge ?? 0) > alarm.edge) return;
  if (alarmRows.isOver(alarm)) {
    alarms.delete(alarm.alarm);
    histories.delete(alarm.alarm);
    if (chosen === alarm.alarm) choose(null);
    return;
  }
  alarms.set(alarm.alarm, alarm);
  const history = histories.get(alarm.alarm);
  if (history && history.at(-1).edge < entry.transition.edge) history.push(entry.transition);
}

function broken(silence) {
  brokenSince ??= now() - silence;
  isLive = false;
  show();
}

function refused(status) {
  isLive = false;
  sound.ring(null);
  find("desk").hidden = true;
  find("sign-in").hidden = false;
  fault(say(status === 403 ? "forbidden" : "over"));
  find("user").focus();
}

// The list.

function visible() {
  return [...alarms.values()].filter((alarm) => !deskOnly || alarmRows.isDesk(alarm)).sort(alarmRows.order);
}

function show() {
  const rows = find("rows");
  const focused = rows.contains(document.activeElement) ? document.activeElement.dataset.alarm : null;
  const shown = visible();
  rows.replaceChildren(...shown.map((alarm) => alarmRows.row(alarm, cards, alarm.alarm === chosen, choose)));
  if (focused) rows.querySelector(`[data-alarm="${focused}"]`)?.focus();
  const counts = ["P1", "P2", "P3", "P4"].map((priority) => [priority, shown.filter((alarm) => alarm.priority === priority).length]);
  find("counts").replaceChildren(...counts.filter(([, count]) => count)
    .map(([priority, count]) => make("li", { class: priority.toLowerCase() }, `${say(priority)} ${count}`)));
  find("empty").hidden = shown.length > 0 || !isLive;
  find("empty").textContent = say(sound.isOn() ? "quiet" : "quietMute");
  document.body.classList.toggle("stale", !isLive);
  document.body.classList.toggle("chosen", chosen !== null);
  const ringing = shown.filter(alarmRows.rings);
  document.title = ringing.length ? `(${ringing.length}) ${say("title")}` : say("title");
  showDetail(alarms.get(chosen), histories.get(chosen), cards, { take: act, open: openCard, back: () => choose(null) });
  everySecond();
}

function everySecond() {
  find("clock").textContent = clockText(now());
  find("pulse").textContent = say(isLive ? "live" : brokenSince === null ? "connecting" : "broken");
  const banner = find("banner");
  banner.hidden = brokenSince === null;
  if (brokenSince !== null) banner.textContent = say("banner", lengthText(now() - brokenSince), clockText(brokenSince));
  for (const element of find("rows").querySelectorAll(".row")) {
    const alarm = alarms.get(Number(element.dataset.alarm));
    if (alarm) alarmRows.refresh(element, alarm, isLive);
  }
  const ringing = [...alarms.values()].filter(alarmRows.rings).map((alarm) => alarm.priority);
  sound.ring(brokenSince !== null ? "broken" : ringing.includes("P1") ? "P1" : ringing.includes("P2") ? "P2" : null);
  reloadDue();
}

/** A chain that has moved on leaves no transition: whose moment came is asked for again. */
const asked = new Map();
function reloadDue() {
  if (!isLive) return;
  for (const alarm of alarms.values()) {
    const due = Date.parse(alarm.escalates_at ?? "");
    if (!(due + 1_500 < now()) || asked.get(alarm.alarm) + 3_000 > performance.now()) continue;
    asked.set(alarm.alarm, performance.now());
    api.get(`/v1/alarms/${alarm.alarm}`).then(({ history, ...fresh }) => {
      const known = alarms.get(fresh.alarm);
      if (!known || known.edge > fresh.edge || known.escalates_at === fresh.escalates_at) return;
      alarms.set(fresh.alarm, fresh);
      show();
    }).catch(() => { /* The feed says it when the gateway is gone. */ });
  }
}

function choose(number) {
  chosen = number;
  if (number !== null) loadHistory(number);
  show();
}

async function loadHistory(number) {
  try {
    const { history } = await api.get(`/v1/alarms/${number}`);
    histories.set(number, history);
    show();
  } catch { /* Shown without. */ }
}

/** Cards that are still to be loaded: one after the other, the most urgent alarm's first. */
let isLoadingCards = false;
async function loadCards() {
  if (isLoadingCards) return;
  isLoadingCards = true;
  for (;;) {
    const bed = visible().flatMap((alarm) => alarm.beds).find((one) => !cards.has(one));
    if (bed === undefined || !isLive) break;
    try {
      cards.set(bed, await api.get(`/v1/beds/${bed}/card`));
    } catch (problem) {
      if (problem.status === 401 || problem.status === 0) break;
      if (problem.status === 429) await new Promise((go) => setTimeout(go, 2_000));
      else cards.set(bed, null);
    }
    show();
  }
  isLoadingCards = false;
}

async function openCard(bed) {
  const reason = `告警 ${chosen} ${alarms.get(chosen)?.rule ?? ""}`;
  try {
    const card = await api.send("POST", `/v1/beds/${bed}/card/open`, { reason }, api.newKey());
    cards.set(bed, card);
    show();
    // Whole for the call, not for the night.
    setTimeout(() => { cards.delete(bed); show(); loadCards(); }, 15 * 60_000);
  } catch (problem) {
    toast(problem.status ? say("refused", problem.message) : say("notSent"), { bad: true });
  }
}

// Steps.

async function act(step) {
  const alarm = alarms.get(chosen);
  if (!alarm || find("ask").open) return;
  const body = await ask(step, alarm);
  if (body) await sendStep(alarm.alarm, step, body, api.newKey());
}

async function sendStep(number, step, body, key) {
  try {
    await api.send("POST", `/v1/alarms/${number}/${step}`, body, key);
    if (step === "close") {
      toast(say("closedToast", number), {
        label: say("reopen"), seconds: 12,
        act: () => sendStep(number, "reopen", { reason: say("reopen") }, api.newKey()),
      });
    } else toast(say("done", say(step)), { seconds: 3 });
  } catch (problem) {
    if (problem.status === 401) return refused(401);
    if (problem.status) toast(say("refused", problem.message), { bad: true, seconds: 10 });
    // Sent again under the same key: it is carried out once, whichever of the two arrives.
    else toast(say("notSent"), { bad: true, seconds: 60, label: say("retry"), act: () => sendStep(number, step, body, key) });
  }
}

// Sound, language, filters, keys.

function showSound() {
  find("sound").textContent = say(sound.isOn() ? "soundOn" : "soundOff");
  find("sound").setAttribute("aria-pressed", sound.isOn());
}

async function toggleSound() {
  await sound.toggle();
  showSound();
  show();
}

find("sound").addEventListener("click", toggleSound);

for (const button of document.querySelectorAll(".language")) {
  button.addEventListener("click", () => { switchLanguage(); if (!find("desk").hidden) { showSound(); show(); } });
}

function filter(only) {
  deskOnly = only;
  find("mine-only").setAttribute("aria-pressed", only);
  find("everything").setAttribute("aria-pressed", !only);
  show();
  loadCards();
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
    case "o": if (chosen !== null) { const bed = alarms.get(chosen)?.beds[0]; if (bed) openCard(bed); } break;
    case "m": toggleSound(); break;
    default: return;
  }
  event.preventDefault();
});

setInterval(() => { if (!find("desk").hidden) everySecond(); }, 250);
start();
