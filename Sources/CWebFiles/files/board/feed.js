import { credentials } from "./api.js";

// The live feed. It is read with fetch and not with EventSource: a page must see the heartbeats to know in time that
// the connection is dead, and a family's token stands in the header.
const heartbeat = 2;
const patience = 4_000;

let connection = null;

/** Connects anew at once, as somebody who shows other credentials by now. Nothing is missed. */
export const renew = () => connection?.abort("renewed");

/**
 * Follows the feed until `signal` ends it or whoever asks may not.
 * `tell.alarm(entry)`: a transition · `tell.line(report)`: what the gateway itself can do now ·
 * `tell.ready(signal)`: nothing is missing up to now · `tell.reset()`: load anew ·
 * `tell.broken(silence)`: nothing was heard in time, for so many ms · `tell.refused(status)`: whoever asks may not.
 */
export async function follow(tell, signal) {
  let last = null;
  let pause = 500;
  let heard = performance.now();
  while (!signal.aborted) {
    const ended = new AbortController();
    connection = ended;
    const end = () => ended.abort();
    signal.addEventListener("abort", end);
    let watch = setTimeout(end, patience);
    const alive = () => {
      heard = performance.now();
      clearTimeout(watch);
      watch = setTimeout(end, patience);
    };
    try {
      const headers = { Accept: "text/event-stream", ...credentials() };
      if (last !== null) headers["Last-Event-ID"] = last;
      const response = await fetch(`/v1/alarms/feed?heartbeat=${heartbeat}`, {
        headers, cache: "no-store", signal: ended.signal,
      });
      if (response.status === 401 || response.status === 403) {
        clearTimeout(watch);
        if (!signal.aborted) told(tell.refused, response.status);
        return;
      }
      if (!response.ok) throw new Error(`${response.status}`);
      for await (const event of events(response.body, alive)) {
        if (event.id !== null) last = event.id;
        if (event.name === "reset") told(tell.reset);
        if (!["alarm", "line", "ready"].includes(event.name)) continue;
        const data = JSON.parse(event.data);
        if (event.name === "ready") pause = 500;
        told(tell[event.name], data);
      }
    } catch { /* Whatever it was, the connection is over: errors of the listeners do not come here. */ }
    clearTimeout(watch);
    signal.removeEventListener("abort", end);
    if (signal.aborted) return;
    if (ended.signal.reason === "renewed") continue;
    told(tell.broken, performance.now() - heard);
    await new Promise((go) => setTimeout(go, pause));
    pause = Math.min(pause * 2, 5_000);
  }
}

/** A fault of the page is told as one (`error` of the window) and is no cut of the connection. */
function told(listener, ...what) {
  try {
    listener(...what);
  } catch (error) {
    reportError(error);
  }
}

async function* events(body, alive) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    alive();
    text += value;
    let end;
    while ((end = text.indexOf("\n\n")) >= 0) {
      const block = text.slice(0, end);
      text = text.slice(end + 2);
      yield parse(block);
    }
  }
}

function parse(block) {
  const event = { id: null, name: "message", data: "" };
  for (const line of block.split("\n")) {
    const colon = line.indexOf(":");
    const value = line.slice(colon + 1).replace(/^ /, "");
    if (line.startsWith("id:")) event.id = value;
    if (line.startsWith("event:")) event.name = value;
    if (line.startsWith("data:")) event.data += value;
  }
  return event;
}
