// What is done about an alarm: steps, which may have to be sent again, and opening a card.
import * as api from "./api.js";
import * as cards from "./cards.js";
import { toast } from "./page.js";
import { explain } from "./problems.js";
import { signal, user } from "./sign-in.js";
import * as unsent from "./unsent.js";
import { say } from "./words.js";

/** Sends a step; under the same key it is carried out once, however often it is sent. `over()`: the session is. */
export async function sendStep(number, step, body, over, key = api.newKey()) {
  const [mine, who] = [signal, user.user];
  const answer = await api.answered(api.send("POST", `/v1/alarms/${number}/${step}`, body, key), (problem) => {
    // A step is sent again by who took it, and by nobody else.
    if (user.user !== who) return;
    if (problem.status !== 0 && problem.status !== 401) return tellRefused(problem);
    const words = say(problem.status === 0 ? "notAnswered" : "notSignedIn");
    const text = say("unsentStep", number, say(step), words);
    unsent.keep(key, text, () => sendStep(number, step, body, over, key));
    if (problem.status === 401 && !mine.aborted) over();
  });
  if (answer && !mine.aborted) tellDone(number, step, over);
}

/** Opens the card of a bed for an alarm; `over()`: the session is. */
export async function openCard(bed, alarm, over) {
  const mine = signal;
  await api.answered(cards.open(bed, `告警 ${alarm.alarm} ${alarm.rule}`), (problem) => {
    if (mine.aborted) return;
    if (problem.status === 401) over();
    else tellRefused(problem);
  });
}

function tellDone(number, step, over) {
  if (step !== "close") return toast(say("done", say(step)), { seconds: 3 });
  toast(say("closedToast", number), {
    label: say("reopen"), seconds: 12, act: () => sendStep(number, "reopen", { reason: say("reopen") }, over),
  });
}

function tellRefused(problem) {
  toast(say("refused", explain(problem)), { bad: true, small: problem.message, seconds: 10 });
}
