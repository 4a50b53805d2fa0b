import { say } from "./words.js";

// Gateway time: what the feed said last, and what has passed since by a clock that nobody sets.
let gateway = Date.now();
let heard = performance.now();

/** The feed has told the gateway's time. */
export function setNow(text) {
  gateway = Date.parse(text);
  heard = performance.now();
}

/** Gateway time in ms. */
export const now = () => gateway + performance.now() - heard;

const format = (options) => new Intl.DateTimeFormat("zh-CN", {
  timeZone: "Asia/Shanghai", hourCycle: "h23", ...options,
});
const clock = format({ hour: "2-digit", minute: "2-digit", second: "2-digit" });
const day = format({ month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" });

/** Time of day in the counties. */
export const clockText = (moment) => clock.format(moment);

/** Time of day; with the day where it is not of the last 20 hours. */
export function momentText(text) {
  const moment = Date.parse(text);
  return Math.abs(now() - moment) < 72_000_000 ? clock.format(moment) : day.format(moment);
}

/** A length in ms in words. */
export function lengthText(length) {
  const seconds = Math.max(0, Math.floor(length / 1000));
  if (seconds < 60) return say("seconds", seconds);
  if (seconds < 3_600) return say("minutes", Math.floor(seconds / 60), seconds % 60);
  if (seconds < 86_400) return say("hours", Math.floor(seconds / 3_600), Math.floor((seconds % 3_600) / 60));
  return say("days", Math.floor(seconds / 86_400), Math.floor((seconds % 86_400) / 3_600));
}
