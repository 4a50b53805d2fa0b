// The residents' cards: loaded one after the other, each for as long as what it says may be taken for true.
import * as api from "./api.js";

/** Milliseconds after which a card is loaded again where somebody looks at it or its alarm is new. */
const freshFor = 120_000;
/** Milliseconds between two tries. */
const pause = 10_000;
/** Milliseconds for which an opened card stays whole: for the call, not for the night. */
const openFor = 15 * 60_000;

const kept = new Map();
let isLoading = false;
let owner = 0;

/** The card of a bed; null where there is none for this user, undefined as long as there is nothing to show. */
export const get = (bed) => kept.get(bed)?.card;
/** Whether the last try to load it failed. */
export const hasFailed = (bed) => kept.get(bed)?.hasFailed ?? false;

const isDue = (bed) => (kept.get(bed)?.dueAt ?? 0) <= performance.now();

/** Has the cards of those beds loaded again that are no longer fresh; an opened one stays for its time. */
export function refresh(beds) {
  for (const entry of beds.map((bed) => kept.get(bed))) {
    if (entry && !entry.card?.revealed && performance.now() - entry.at > freshFor) entry.dueAt = 0;
  }
}

/**
 * Loads what is due.
 * `beds()`: whose cards are shown, the most urgent first · `changed()`: after each · `over()`: the session is.
 */
export async function load(beds, changed, over) {
  if (isLoading) return;
  isLoading = true;
  const mine = owner;
  try {
    for (let bed = beds().find(isDue); bed !== undefined; bed = beds().find(isDue)) {
      const entry = await loaded(bed);
      if (mine !== owner) return;
      if (entry === null) return over();
      kept.set(bed, entry);
      changed();
    }
  } finally {
    isLoading = false;
  }
}

async function loaded(bed) {
  const entry = (card) => ({ card, at: performance.now(), dueAt: Infinity, hasFailed: false });
  try {
    return entry(await api.get(`/v1/beds/${bed}/card`));
  } catch (problem) {
    if (problem.status === 401) return null;
    if (problem.status === 403 || problem.status === 404) return entry(null);
    // Nothing is known of the bed: what stands here stays, and is asked for again.
    return { at: -Infinity, ...kept.get(bed), dueAt: performance.now() + pause, hasFailed: true };
  }
}

/** Opens the card of a bed for that reason, which is written down first. */
export async function open(bed, reason) {
  const mine = owner;
  const card = await api.send("POST", `/v1/beds/${bed}/card/open`, { reason }, api.newKey());
  const at = performance.now();
  if (mine === owner) kept.set(bed, { card, at, dueAt: at + openFor, hasFailed: false });
}

/** Takes away opened cards whose time is over; whether there were any. */
export function close() {
  const over = [...kept].filter(([bed, entry]) => entry.card?.revealed && isDue(bed));
  for (const [bed] of over) kept.delete(bed);
  return over.length > 0;
}

/** Forgets all of them: somebody else may sit here next. */
export function clear() {
  owner += 1;
  kept.clear();
}
