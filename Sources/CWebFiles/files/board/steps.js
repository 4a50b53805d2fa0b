import { say } from "./words.js";
import { make, find } from "./page.js";
import { isHeld, isWaiting } from "./alarms.js";

const works = ["raised", "acknowledged", "called_back", "dispatched", "on_site"];
const reasons = [
  "real-help-given", "120-called", "false-press", "cared-for-by-family", "unreachable-dispatched", "person-away",
  "device-fault", "duplicate", "test", "other",
];

/** The steps that an alarm may take now, the natural next one first. */
export function steps(alarm) {
  if (alarm.state === "shelved") return ["unshelve", "close"];
  if (isHeld(alarm)) return ["close"];
  const reached = works.indexOf(alarm.work);
  const ahead = ["callback", "dispatch", "arrive"].filter((_, index) => index + 2 > reached);
  if (isWaiting(alarm)) return ["acknowledge", ...ahead, "close"];
  const [next, ...others] = [...ahead, "close"];
  return [next, ...others];
}

/** What can be done besides. A P1 is never shelved. */
export function besides(alarm) {
  return alarm.priority === "P1" || isHeld(alarm) ? ["comment", "assign"] : ["comment", "assign", "shelve"];
}

/** Asks what a step needs to be told; its body, or null where somebody thought better of it. */
export function ask(step, alarm) {
  switch (step) {
    case "acknowledge": case "unshelve": return Promise.resolve({});
    case "callback":
      return dialog(say("callbackAsk"), [
        phrases(["saidWell", "saidHelp", "saidFamily", "saidNobody"]), area("note", "noteAsk"),
      ]);
    case "dispatch": return dialog(say("dispatch"), [line("responder", "responderAsk"), area("note", "noteAsk")]);
    case "arrive": return dialog(say("arrive"), [area("note", "arriveAsk")]);
    case "comment": return dialog(say("comment"), [area("note", "commentAsk", true)]);
    case "assign": return dialog(say("assign"), [line("to", "assignAsk")]);
    case "shelve": {
      const parts = [lengths(), make("p", { class: "soft" }, say("untilClear")), area("reason", "shelveReason", true)];
      return dialog(say("shelve"), parts, (body) => ({
        length_ms: Number(body.minutes) * 60_000, until_clear: true, reason: body.reason,
      }));
    }
    case "close": {
      const isP1 = alarm.priority === "P1";
      return dialog(say("close"), [choices("closeAsk", reasons), area("note", isP1 ? "noteNeeded" : "noteAsk", isP1)]);
    }
  }
}

/** Asks for the password of who is signed in. */
export function askPassword() {
  return dialog(say("renew"), [
    make("label", { class: "field" }, make("span", {}, say("password")),
      make("input", { name: "password", type: "password", required: true, autocomplete: "current-password" })),
  ]);
}

/** Asks in a dialog; what was entered, or null where somebody thought better of it. */
export function dialog(title, parts, shape = (body) => body) {
  const place = find("ask");
  return new Promise((resolve) => {
    const form = make("form", { method: "dialog" },
      make("h2", {}, title), parts,
      make("div", { class: "ends" },
        make("button", { type: "button", class: "quiet", click: () => place.close() }, say("cancel")),
        make("button", { type: "submit", class: "primary" }, say("confirm"))));
    let body = null;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      body = shape(Object.fromEntries(new FormData(form)));
      place.close();
    });
    place.addEventListener("close", () => resolve(body), { once: true });
    place.replaceChildren(form);
    place.showModal();
    (form.querySelector("input, textarea") ?? form.querySelector("button")).focus();
  });
}

function line(name, label) {
  return make("label", { class: "field" }, make("span", {}, say(label)),
    make("input", { name, required: true, maxlength: 64, autocomplete: "off" }));
}

function area(name, label, required = false) {
  const field = make("textarea", { name, rows: 2, maxlength: 1000, required });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      field.form.requestSubmit();
    }
  });
  return make("label", { class: "field" }, make("span", {}, say(label)), field);
}

/** Words that are said often: one click writes them down. */
function phrases(names) {
  return make("fieldset", {}, names.map((name) => make("button", {
    type: "button",
    click: (event) => {
      const field = event.currentTarget.form.elements.note;
      field.value = say(name);
      field.focus();
    },
  }, say(name))));
}

function choices(label, names) {
  return make("fieldset", {}, make("legend", {}, say(label)), names.map((name) => make("label", { class: "choice" },
    make("input", { type: "radio", name: "reason", value: name, required: true }),
    say(name === "test" ? "test-reason" : name))));
}

function lengths() {
  const choice = (minutes) => make("label", { class: "choice" },
    make("input", { type: "radio", name: "minutes", value: minutes, required: true, checked: minutes === 15 }),
    say("wholeMinutes", minutes));
  return make("fieldset", {}, make("legend", {}, say("shelveAsk")), [15, 30, 60, 120].map(choice));
}
