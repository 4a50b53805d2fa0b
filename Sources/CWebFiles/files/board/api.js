// Requests to the gateway. A browser of the desk shows its session by cookie; a family's link carries a token.
let csrf = null;
let bearer = null;

export const useCSRF = (token) => { csrf = token; };
export const useToken = (token) => { bearer = token; };

/** A problem document as an error; `status` 0 where the gateway was not reached. */
export class Problem extends Error {
  constructor(status, document) {
    super(document?.faults?.[0] ?? document?.detail ?? "");
    this.status = status;
    this.field = document?.field ?? null;
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
  const document = response.status === 204 ? null : await response.json().catch(() => null);
  if (!response.ok) throw new Problem(response.status, document);
  return document;
}

export const get = (path) => ask("GET", path);
export const send = (method, path, body, key) => ask(method, path, body, key);

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
