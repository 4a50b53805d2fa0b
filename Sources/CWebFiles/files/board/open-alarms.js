// The open alarms, as the list and the live feed tell of them together.
import * as api from "./api.js";
import { isOver } from "./alarms.js";
import { follow } from "./feed.js";
import { now, setNow } from "./time.js";

/** Milliseconds between two tries to load the list. */
const pause = 1_000;

/** What a report of the line means for whoever waits for alarms: the worst of it, or null. */
function troubleOf(report) {
  if (report.disk === "full") return "full";
  if (!report.writes) return "stuck";
  if (!report.hears) return "deaf";
  return report.disk === "telemetry-waits" ? "telemetry" : null;
}

/**
 * Open alarms by number, and whether they are what is so.
 *
 * `tell.took(entry)`: a transition counts now · `tell.loaded()`: the whole list is new and live · `tell.changed()`:
 * something else is to be shown, a cut too · `tell.refused(status)`: whoever asks may not.
 */
export class OpenAlarms {
  /** Alarms as they are sent, by number. */
  alarms = new Map();
  /** Whether nothing is missing. */
  isLive = false;
  /** Since when nothing was heard, in gateway time; null while something is. */
  brokenSince = null;
  /** What the gateway itself cannot do, and since when it says so; null while quiet is quiet. */
  trouble = null;

  #path;
  #tell;
  /** Every connection has a number: what an earlier one still loads counts no more. */
  #connection = 0;
  /** What was heard while the list was on its way: it is newer than the list. */
  #heldBack = null;

  constructor(path, tell) {
    this.#path = path;
    this.#tell = tell;
  }

  /** Keeps them true until `signal` ends it. */
  follow(signal) {
    signal.addEventListener("abort", () => this.#cut());
    follow({
      alarm: (entry) => this.#hear(entry),
      line: (report) => this.#hearLine(report),
      ready: (moment) => this.#load(moment),
      reset: () => this.#cut(),
      broken: (silence) => {
        this.brokenSince ??= now() - silence;
        this.#cut();
        this.#tell.changed();
      },
      refused: (status) => this.#refused(status),
    }, signal);
  }

  /** Forgets all of them. */
  clear() {
    this.alarms.clear();
    this.brokenSince = null;
    this.trouble = null;
  }

  /** Every connection begins with it, before anything is taken for true. */
  #hearLine(report) {
    const kind = troubleOf(report);
    const { trouble } = this;
    this.trouble = kind && { kind, since: trouble?.kind === kind ? trouble.since : Date.parse(report.at) };
    this.#tell.changed();
  }

  #cut() {
    this.#connection += 1;
    this.isLive = false;
    this.#heldBack = null;
  }

  #refused(status) {
    this.#cut();
    this.#tell.refused(status);
  }

  async #load(moment) {
    setNow(moment.at);
    const mine = ++this.#connection;
    this.#heldBack = [];
    for (;;) {
      let list = null;
      try {
        list = await api.all(this.#path);
      } catch (problem) {
        if (!(problem instanceof api.Problem)) throw problem;
        if (mine !== this.#connection) return;
        if (problem.status === 401 || problem.status === 403) return this.#refused(problem.status);
        // What stands here stays marked as stale until a list came through.
        await new Promise((go) => setTimeout(go, pause));
      }
      if (mine !== this.#connection) return;
      if (list) return this.#take(list);
    }
  }

  #take(list) {
    this.alarms.clear();
    for (const alarm of list) this.alarms.set(alarm.alarm, alarm);
    const heldBack = this.#heldBack;
    this.#heldBack = null;
    this.isLive = true;
    this.brokenSince = null;
    for (const entry of heldBack) this.#enter(entry);
    this.#tell.loaded();
  }

  #hear(entry) {
    if (this.#heldBack) {
      this.#heldBack.push(entry);
    } else if (this.isLive) {
      this.#enter(entry);
      this.#tell.changed();
    }
    // What is told before `ready` stands in the list that is loaded then.
  }

  #enter(entry) {
    const { alarm } = entry;
    if ((this.alarms.get(alarm.alarm)?.edge ?? 0) > alarm.edge) return;
    if (isOver(alarm)) this.alarms.delete(alarm.alarm);
    else this.alarms.set(alarm.alarm, alarm);
    this.#tell.took(entry);
  }
}
