// Requests to the gateway. A browser of the desk shows its session by cookie; a family's link carries a token.
let csrf = null;
let bearer = null;

export const useCSRF = (token) => { csrf = token; };
export const useToken = (token) => { bearer = token; };

/** A problem document as an error; `status` 0 where no answer came. The message is the gateway's own, in English. */
export class Problem extends Error {
  constructor(status, document, retryAfter) {
    super(document?.faults?.[0] ?? document?.detail ?? "");
    this.status = status;
    /** The field that is meant, or null. */
    this.field = document?.field ?? null;
    /** What kind of problem, such as `forbidden`. */
    this.kind = document?.type?.replace("urn:homebed:problem:", "") ?? null;
    /** Seconds to wait before the next try, or null. */
    this.retryAfter = retryAfter ? Number(retryAfter) : null;
  }
}

/** Header fields that show who asks. */
export function credentials() {
  const headers = {};
  if (bearer) headers.Authorization = `Bearer ${bearer}`;
  if (csrf) headers["X-CSRF-Token"] = csrf;
  return headers;
}

async function ask(method, path, body, key) {
  const headers = { Accept: "application/json", ...credentials() };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (key) headers["Idempotency-Key"] = key;
  let response;
  try {
    response = await fetch(path, {
      method, headers, body: body === undefined ? undefined : JSON.stringify(body), cache: "no-store",
      signal: AbortSignal.timeout(10_000),
    });
  } catch {
    throw new Problem(0);
  }
  const isEmpty = response.status === 204;
  const document = isEmpty ? null : await response.json().catch(() => undefined);
  if (!response.ok) throw new Problem(response.status, document, response.headers.get("Retry-After"));
  // The connection broke within the answer.
  if (document === undefined) throw new Problem(0);
  return document;
}

export const get = (path) => ask("GET", path);
export const send = (method, path, body, key) => ask(method, path, body, key);

/** What a request yields, or null where it failed as `failed(problem)` is told; a fault of the page itself goes on. */
export async function answered(request, failed = () => {}) {
  try {
    return await request;
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    failed(problem);
    return null;
  }
}

/** A key under which a request is carried out once, however often it is sent. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Every item of a list, page after page. */
export async function all(path) {
  const items = [];
  let next = null;
  do {
    const page = await get(`${path}${path.includes("?") ? "&" : "?"}limit=500${next ? `&cursor=${next}` : ""}`);
    items.push(...page.items);
    next = page.next;
  } while (next);
  return items;
}
