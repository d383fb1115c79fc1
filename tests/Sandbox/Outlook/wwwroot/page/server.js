/** What the sandbox's server refused; `code` is its own name for why. */
export class ServerError extends Error {
  constructor(status, code, message) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

async function ask(method, path, body) {
  const response = await fetch(path, {
    method,
    headers: body === undefined ? {} : { "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json");
  const answer = isJson && text ? JSON.parse(text) : text;
  const error = answer?.error;
  if (response.ok && !error) return answer;
  throw new ServerError(response.status, error?.code ?? "", error?.message ?? error ?? `${method} ${path}: ${response.status}`);
}

const mailbox = (address) => `/mailboxes/${encodeURIComponent(address)}`;
const message = (address, id) => `${mailbox(address)}/messages/${encodeURIComponent(id)}`;

export const server = {
  people: () => ask("GET", "/people"),
  manifest: (path) => ask("GET", path),
  overview: (address) => ask("GET", mailbox(address)),
  list: (address, folder, top) => ask("GET", `${mailbox(address)}/messages?folder=${encodeURIComponent(folder)}&top=${top}`),
  message: (address, id) => ask("GET", message(address, id)),
  attachment: (address, id, index) => ask("GET", `${message(address, id)}/attachments/${index}`),
  setRead: (address, id, isRead) => ask("PATCH", message(address, id), { isRead }),
  move: (address, id, folder) => ask("POST", `${message(address, id)}/move`, { folder }),
  remove: (address, id) => ask("DELETE", message(address, id)),
  categorise: (address, id, add, remove) => ask("POST", `${message(address, id)}/categories`, { add, remove }),
  addCategories: (address, categories) => ask("POST", `${mailbox(address)}/categories`, categories),
  removeCategories: (address, names) => ask("POST", `${mailbox(address)}/categories/removed`, names),
  save: (address, composition) => ask("POST", `${mailbox(address)}/drafts`, composition),
  send: (address, composition) => ask("POST", `${mailbox(address)}/sent`, composition),
  token: (address, request) => ask("POST", `${mailbox(address)}/token`, request),
  /** Each call of office.js takes the time, and meets the faults, that are set for it. */
  office: (address, call) => ask("POST", `${mailbox(address)}/office/${call}`),
};
