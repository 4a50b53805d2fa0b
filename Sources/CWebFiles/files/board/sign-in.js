// Signing in: who sits here, until when, and what is told when that is over.
import * as api from "./api.js";
import { renew } from "./feed.js";
import { find, make, showOnly, toast } from "./page.js";
import { changePassword } from "./password.js";
import { explain } from "./problems.js";
import { askPassword } from "./steps.js";
import { say } from "./words.js";

/** Milliseconds before the end of a session from which on it is told. */
const notice = 30 * 60_000;
const parts = ["notice", "sign-in", "desk"];

/** Who signed in last: name and identity. */
export let user = null;
/** When their session is over by itself, in ms of gateway time. */
export let endsAt = null;
/** Ends with their session. */
export let signal = AbortSignal.abort();

let session = null;
let begun = null;

/** Whether the session is over soon. */
export const isEnding = (now) => endsAt - now < notice;

/** Goes on with the session that this browser has, or asks for a password; `begin()` once somebody is signed in. */
export async function start(begin) {
  begun = begin;
  const answer = await api.answered(api.get("/v1/session"), (problem) => {
    showOnly("sign-in", parts);
    if (problem.status !== 401) refusedText(problem);
    find("user").focus();
  });
  if (answer) enter(answer);
}

/** The session is over: nothing of it stays on the screen but why. */
export function end(text) {
  session.abort();
  if (find("ask").open) find("ask").close();
  showOnly("sign-in", parts);
  fault(text);
  find(find("user").value ? "password" : "user").focus();
}

/** The session goes on as another one. */
function goOn(answer) {
  api.useCSRF(answer.csrf);
  endsAt = Date.parse(answer.expires_at);
}

function enter(answer) {
  user = { user: answer.user, name: answer.name };
  goOn(answer);
  find("password").value = "";
  fault("");
  session?.abort();
  session = new AbortController();
  signal = session.signal;
  showOnly("desk", parts);
  begun();
}

function fault(text, small = "") {
  find("sign-in-fault").replaceChildren(text, small ? make("small", { lang: "en" }, small) : "");
  find("sign-in-fault").hidden = text === "";
}

const isWrong = (problem) => problem.kind === "unauthenticated";

function refusedText(problem) {
  if (problem.status === 0) fault(say("unreachable"));
  else if (isWrong(problem)) fault(say("wrong"));
  else fault(explain(problem), problem.message);
}

find("sign-in").addEventListener("submit", async (event) => {
  event.preventDefault();
  fault("");
  const { user, password } = Object.fromEntries(new FormData(event.currentTarget));
  const answer = await api.answered(api.send("POST", "/v1/session", { user, password }), (problem) => {
    find("password").value = "";
    find("password").focus();
    refusedText(problem);
  });
  if (answer) enter(answer);
});

find("renew").addEventListener("click", async () => {
  const body = await askPassword();
  if (!body) return;
  const request = api.send("POST", "/v1/session", { user: user.user, password: body.password });
  const answer = await api.answered(request, (problem) => {
    const text = isWrong(problem) ? say("wrong") : explain(problem);
    toast(say("refused", text), { bad: true, small: isWrong(problem) ? null : problem.message });
  });
  if (!answer) return;
  goOn(answer);
  renew();
  toast(say("renewDone"), { seconds: 3 });
});

find("change-password").addEventListener("click", () => changePassword((answer) => {
  goOn(answer);
  renew();
}));

find("sign-out").addEventListener("click", async () => {
  try { await api.send("DELETE", "/v1/session"); } catch { /* It ends by itself. */ }
  location.reload();
});
