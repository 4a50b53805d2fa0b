// A new password of one's own.
import * as api from "./api.js";
import { make, toast } from "./page.js";
import { explain } from "./problems.js";
import { dialog } from "./steps.js";
import { say } from "./words.js";

/** Asks for the password there is and for a new one; `renewed(session)` once that counts. */
export async function changePassword(renewed) {
  const body = await dialog(say("changePassword"), [
    secret("password", "oldPassword", "current-password"), secret("new_password", "newPassword", "new-password"),
    secret("again", "newAgain", "new-password"),
  ]);
  if (!body) return;
  const { again, ...change } = body;
  if (again !== change.new_password) return toast(say("passwordsDiffer"), { bad: true });
  try {
    renewed(await api.send("POST", "/v1/session/password", change));
    toast(say("passwordDone"));
  } catch (problem) {
    toast(words(problem), { bad: true, seconds: 10 });
  }
}

function words(problem) {
  if (problem.status === 0) return explain(problem);
  return { password: say("oldWrong"), new_password: say("newBad") }[problem.field] ?? say("refused", explain(problem));
}

function secret(name, label, autocomplete) {
  return make("label", { class: "field" }, make("span", {}, say(label)),
    make("input", { name, type: "password", required: true, autocomplete }));
}
