// The family's page: what rings at home, whether help is on its way, whether the devices speak.
import * as api from "./api.js";
import { isWaiting } from "./alarms.js";
import { OpenAlarms } from "./open-alarms.js";
import { find, make, showOnly, toast, watchFailures } from "./page.js";
import { explain } from "./problems.js";
import { clockText, momentText } from "./time.js";
import * as unsent from "./unsent.js";
import { either, say, sayAll, switchLanguage } from "./words.js";

/** Milliseconds after which the day is read again. */
const dayLasts = 60_000;

const home = new OpenAlarms("/v1/alarms", { loaded: changed, took() {}, changed, refused });
const link = new AbortController();
let today = null;
let reading = 0;

/** The link's token; what cannot be read is none. */
function token() {
  try { return decodeURIComponent(location.hash.slice(1)); } catch { return ""; }
}

/** What rings at home: neither tests nor what a technician mends. */
const isOurs = (alarm) => !alarm.test && alarm.audience !== "technician";

function progress(alarm) {
  if (["called_back", "dispatched", "on_site"].includes(alarm.work)) return say(alarm.work);
  return say(isWaiting(alarm) ? "waiting" : "helpAnswered");
}

function alarmBox(alarm) {
  return make("section", { class: `alarm ${alarm.priority.toLowerCase()}`, "data-alarm": alarm.alarm },
    make("h2", {}, `${say(alarm.priority)}　${either(alarm.title)}`),
    make("p", {}, `${momentText(alarm.received_at)}　${progress(alarm)}`),
    make("button", {
      type: "button", class: "primary", click: () => present(alarm.alarm, api.newKey()),
    }, say("present")));
}

function deviceLine(device) {
  const look = { online: "on", silent: "off" }[device.state] ?? "soft";
  return make("li", {}, make("span", {}, either(device.title)),
    make("span", { class: look },
      say(device.state), device.last_sign_at ? `　${momentText(device.last_sign_at)}` : ""));
}

function show() {
  const open = [...home.alarms.values()].filter(isOurs)
    .sort((left, right) => left.priority.localeCompare(right.priority) || left.alarm - right.alarm);
  find("alarms").replaceChildren(...open.map(alarmBox));
  if (!open.length) find("alarms").append(quietLine());
  document.body.classList.toggle("stale", !home.isLive);
  const fault = faultWord();
  find("banner").hidden = fault === null;
  find("banner").textContent = fault ? say(fault) : "";
  // What devices say counts for nothing while they are not heard.
  find("line").hidden = find("things").hidden = !today || home.trouble !== null;
  find("visits").hidden = !today;
  if (!today) return;
  find("visit-lines").replaceChildren(
    visitLine("visitLast", today.last_visit, "visitNone"), visitLine("visitNext", today.next_visit, "visitUnplanned"));
  find("line").textContent = either(today.line);
  find("devices").replaceChildren(...today.devices.map(deviceLine));
}

function visitLine(title, visit, none) {
  const text = visitText(visit, none);
  return make("li", {}, make("span", {}, say(title)), make("span", { class: visit ? "" : "soft" }, text));
}

function visitText(visit, none) {
  if (!visit) return say(none);
  if (["arrived", "in-service"].includes(visit.state)) return say("visitNow");
  const until = visit.until ? `–${clockText(Date.parse(visit.until))}` : "";
  return visit.from ? `${momentText(visit.from)}${until}` : say(none);
}

/** Why the page cannot be believed; null while it can. */
function faultWord() {
  if (link.signal.aborted) return "familyOver";
  if (home.brokenSince !== null) return "familyCut";
  return home.trouble && "familyTrouble";
}

/** Quiet is said only while it is known. */
function quietLine() {
  if (home.trouble) return "";
  if (home.isLive) return make("p", { class: "line" }, `✓ ${say("familyQuiet")}`);
  return link.signal.aborted || home.brokenSince !== null ? "" : make("p", { class: "line soft" }, say("connecting"));
}

async function present(alarm, key) {
  const answer = await api.answered(api.send("POST", `/v1/alarms/${alarm}/present`, {}, key), (problem) => {
    if (problem.status) toast(say("refused", explain(problem)), { bad: true, small: problem.message });
    else unsent.keep(key, `${say("present")}：${say("notAnswered")}`, () => present(alarm, key));
  });
  if (answer) toast(say("presentDone"));
}

function changed() {
  show();
  readDay();
}

/** Where it fails, the feed tells that nothing comes through. */
async function readDay() {
  if (link.signal.aborted) return;
  const mine = ++reading;
  const day = await api.answered(api.get("/v1/family/today"));
  // Of two answers the one that was asked for last counts.
  if (!day || mine !== reading || link.signal.aborted) return;
  today = day;
  show();
}

function refused() {
  link.abort();
  home.clear();
  today = null;
  unsent.clear();
  show();
}

for (const button of document.querySelectorAll(".language")) {
  button.addEventListener("click", () => { switchLanguage(); show(); });
}
watchFailures();
api.useToken(token());
sayAll();
show();
showOnly("family", ["notice", "family"]);
setInterval(readDay, dayLasts);
home.follow(link.signal);
