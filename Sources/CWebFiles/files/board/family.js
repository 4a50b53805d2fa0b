// The family's page: what rings at home, whether help is on its way, whether the devices speak.
import * as api from "./api.js";
import { follow } from "./feed.js";
import { isOver, isWaiting } from "./alarms.js";
import { find, make, toast } from "./page.js";
import { momentText, setNow } from "./time.js";
import { either, say, sayAll, switchLanguage } from "./words.js";

const alarms = new Map();
let today = null;

api.useToken(decodeURIComponent(location.hash.slice(1)));

function progress(alarm) {
  if (["called_back", "dispatched", "on_site"].includes(alarm.work)) return say(alarm.work);
  return say(isWaiting(alarm) ? "waiting" : "helpAnswered");
}

function show() {
  const open = [...alarms.values()].sort((left, right) => left.priority.localeCompare(right.priority));
  find("alarms").replaceChildren(...open.map((alarm) => make("section", { class: `alarm ${alarm.priority.toLowerCase()}`, "data-alarm": alarm.alarm },
    make("h2", {}, `${say(alarm.priority)}　${either(alarm.title)}`),
    make("p", {}, `${momentText(alarm.received_at)}　${progress(alarm)}`),
    make("button", { type: "button", class: "primary", click: () => present(alarm.alarm, api.newKey()) }, say("present")))),
  open.length ? "" : make("p", { class: "line" }, `✓ ${say("familyQuiet")}`));
  if (!today) return;
  find("line").hidden = false;
  find("line").textContent = either(today.line);
  find("devices").replaceChildren(...today.devices.map((device) => make("li", {}, make("span", {}, either(device.title)),
    make("span", { class: device.state === "online" ? "on" : device.state === "silent" ? "off" : "soft" },
      say(device.state), device.last_sign_at ? `　${momentText(device.last_sign_at)}` : ""))));
}

async function present(alarm, key) {
  try {
    await api.send("POST", `/v1/alarms/${alarm}/present`, {}, key);
    toast(say("presentDone"));
  } catch (problem) {
    if (problem.status) toast(say("refused", problem.message), { bad: true });
    else toast(say("notSent"), { bad: true, seconds: 60, label: say("retry"), act: () => present(alarm, key) });
  }
}

function banner(name) {
  find("banner").hidden = !name;
  if (name) find("banner").textContent = say(name);
  document.body.classList.toggle("stale", Boolean(name));
}

async function load() {
  today = await api.get("/v1/family/today");
  const open = await api.all("/v1/alarms");
  alarms.clear();
  for (const alarm of open) alarms.set(alarm.alarm, alarm);
  show();
}

for (const button of document.querySelectorAll(".language")) button.addEventListener("click", () => { switchLanguage(); show(); });
sayAll();
setInterval(() => load().catch(() => { /* The feed tells when nothing comes through. */ }), 60_000);
follow({
  alarm(entry) {
    if (isOver(entry.alarm)) alarms.delete(entry.alarm.alarm);
    else alarms.set(entry.alarm.alarm, entry.alarm);
    show();
  },
  ready(signal) {
    setNow(signal.at);
    load().then(() => banner(null), () => banner("familyCut"));
  },
  reset: () => alarms.clear(),
  broken: () => banner("familyCut"),
  refused: () => banner("familyOver"),
});
