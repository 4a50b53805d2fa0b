import { lengthText } from "./time.js";
import { knows, say } from "./words.js";

/** What went wrong, in the words of whoever stands before the screen. */
export function explain(problem) {
  if (problem.status === 0) return say("notAnswered");
  const name = `problem-${problem.kind}`;
  if (knows(name)) return say(name, lengthText((problem.retryAfter ?? 1) * 1_000));
  return say(problem.status >= 500 ? "problem-internal-error" : "problem-other");
}
