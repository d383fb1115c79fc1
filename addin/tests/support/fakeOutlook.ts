import { vi } from "vitest";

type Done<T> = (result: Office.AsyncResult<T>) => void;
type Refusal = { name: string; message: string; code?: number };

export type FakeItem = {
  itemId: string;
  subject: unknown;
  itemType: string;
  /** What is being written has none. */
  itemClass: string | undefined;
  internetMessageId: string;
  from: { displayName: string; emailAddress: string };
  set: string[];
  notices: Office.NotificationMessageDetails[];
  /** Null: its own mailbox. */
  owner: string | null;
  /** It can be selected, but is not handed to add-ins. */
  isWithheld: boolean;
};

export function anItem(id: string, change: Partial<FakeItem> = {}): FakeItem {
  return {
    itemId: `AAMk/${id}+=`,
    subject: `Offer ${id}`,
    itemType: "message",
    itemClass: "IPM.Note",
    internetMessageId: `<${id}@lopez.example>`,
    from: { displayName: "Maria Lopez", emailAddress: "maria@lopez.example" },
    set: [],
    notices: [],
    owner: null,
    isWithheld: false,
    ...change,
  };
}

/** The part of Outlook that the add-in uses; a test changes what it is about, and selects messages as a person does. */
export class FakeOutlook {
  selected: FakeItem[] = [];
  masterList: string[] = ["Red category"];
  sets: string[] = ["1.8", "1.13", "1.14", "1.15"];
  theme = { bodyBackgroundColor: "#ffffff", isDarkTheme: false };
  host: string | null = "Outlook";
  /** With several selected some Outlooks have no item, others the last one. */
  keepsLastOpen = false;
  /** By function, such as `categories.addAsync`: it refuses. */
  readonly refuses = new Map<string, Refusal>();
  /** By function: it never answers. */
  readonly silent = new Set<string>();
  readonly #held = new Map<string, Promise<void>>();
  readonly commands = new Map<string, (event: Office.AddinCommands.Event) => void>();
  readonly opened: string[] = [];
  readonly #handlers = new Map<string, Set<() => void>>();
  #loaded = false;

  /** Puts itself in the place of office.js. */
  install(): this {
    vi.stubGlobal("Office", {
      onReady: () => (this.silent.has("onReady") ? new Promise(() => undefined) : Promise.resolve({ host: this.host })),
      HostType: { Outlook: "Outlook" },
      AsyncResultStatus: { Succeeded: "succeeded", Failed: "failed" },
      EventType: {
        ItemChanged: "olkItemSelectedChanged",
        SelectedItemsChanged: "olkSelectedItemsChanged",
        OfficeThemeChanged: "officeThemeChanged",
      },
      MailboxEnums: { RestVersion: { v2_0: "v2.0" } },
      actions: {
        associate: (name: string, run: (event: Office.AddinCommands.Event) => void) => this.commands.set(name, run),
      },
      context: this.#context(),
    });
    return this;
  }

  /** The person selects other messages, or none. */
  select(...items: FakeItem[]) {
    this.selected = items;
    this.#raise("olkItemSelectedChanged");
    if (this.sets.includes("1.13")) this.#raise("olkSelectedItemsChanged");
  }

  changeTheme(isDarkTheme: boolean) {
    this.theme = { bodyBackgroundColor: isDarkTheme ? "#1f1f1f" : "#ffffff", isDarkTheme };
    this.#raise("officeThemeChanged");
  }

  /** Presses a button of the ribbon; resolves when the command says that it has ended. */
  press(name: string): Promise<void> {
    const run = this.commands.get(name);
    if (!run) throw new Error(`No command is called ${name}.`);
    return new Promise((resolve) => run({ completed: () => resolve() } as Office.AddinCommands.Event));
  }

  /** The function answers only once the returned one is called. */
  hold(name: string): () => void {
    let release = (): void => undefined;
    this.#held.set(name, new Promise((resolve) => (release = resolve)));
    return release;
  }

  #raise(event: string) {
    for (const handler of this.#handlers.get(event) ?? []) handler();
  }

  #answer<T>(name: string, done: Done<T>, value: () => T) {
    if (this.silent.has(name)) return;
    const refusal = this.refuses.get(name);
    void (this.#held.get(name) ?? Promise.resolve()).then(() =>
      done(
        (refusal
          ? { status: "failed", error: refusal }
          : { status: "succeeded", value: value() }) as unknown as Office.AsyncResult<T>,
      ),
    );
  }

  #context() {
    const outlook = this as FakeOutlook;
    const mailbox = {
      get item() {
        const item = outlook.selected.at(-1);
        const isOpen = outlook.selected.length === 1 || outlook.keepsLastOpen;
        return item && isOpen && !item.isWithheld ? outlook.#item(item) : null;
      },
      userProfile: { emailAddress: "nora@contoso.example" },
      convertToRestId: (id: string) => id.replaceAll("/", "-").replaceAll("+", "_"),
      masterCategories: {
        getAsync: (done: Done<unknown>) =>
          outlook.#answer("masterCategories.getAsync", done, () => named(outlook.masterList)),
        addAsync: (added: { displayName: string }[], done: Done<void>) =>
          outlook.#answer("masterCategories.addAsync", done, () => {
            outlook.masterList.push(...added.map(({ displayName }) => displayName));
          }),
      },
      addHandlerAsync: (event: string, handler: () => void, done: Done<void>) =>
        outlook.#answer("addHandlerAsync", done, () => {
          const handlers = outlook.#handlers.get(event) ?? new Set();
          outlook.#handlers.set(event, handlers.add(handler));
        }),
      getSelectedItemsAsync: (done: Done<unknown>) =>
        outlook.#answer("getSelectedItemsAsync", done, () => [...outlook.selected]),
      loadItemByIdAsync: (id: string, done: Done<unknown>) => {
        if (outlook.#loaded) {
          done(refused("Only one item can be loaded."));
          return;
        }
        const item = outlook.selected.find(({ itemId }) => itemId === id);
        if (!item) {
          done(refused("There is no such item."));
          return;
        }
        outlook.#loaded = true;
        outlook.#answer("loadItemByIdAsync", done, () => outlook.#item(item));
      },
    };
    return {
      mailbox,
      get officeTheme() {
        return outlook.sets.includes("1.14") ? outlook.theme : undefined;
      },
      requirements: {
        isSetSupported: (name: string, set: string) => name === "Mailbox" && outlook.sets.includes(set),
      },
      ui: { openBrowserWindow: (address: string) => outlook.opened.push(address) },
    };
  }

  #item(item: FakeItem) {
    return {
      ...item,
      categories: {
        getAsync: (done: Done<unknown>) => this.#answer("categories.getAsync", done, () => named(item.set)),
        addAsync: (names: string[], done: Done<void>) => {
          if (names.some((name) => !this.masterList.includes(name))) {
            done(refused("InvalidCategory"));
            return;
          }
          this.#answer("categories.addAsync", done, () => {
            item.set.push(...names);
          });
        },
        removeAsync: (names: string[], done: Done<void>) =>
          this.#answer("categories.removeAsync", done, () => {
            item.set = item.set.filter((name) => !names.includes(name));
          }),
      },
      notificationMessages: {
        replaceAsync: (_: string, notice: Office.NotificationMessageDetails, done: Done<void>) =>
          this.#answer("notificationMessages.replaceAsync", done, () => {
            item.notices = [notice];
          }),
      },
      unloadAsync: (done: Done<void>) =>
        this.#answer("unloadAsync", done, () => {
          this.#loaded = false;
        }),
      getSharedPropertiesAsync: (done: Done<unknown>) =>
        item.owner === null && !this.refuses.has("getSharedPropertiesAsync")
          ? done(refused("The item is not shared."))
          : this.#answer("getSharedPropertiesAsync", done, () => ({ targetMailbox: item.owner })),
    };
  }
}

function named(names: string[]) {
  // As some Outlooks do where there is none.
  return names.length === 0 ? undefined : names.map((displayName) => ({ displayName, color: "Preset1" }));
}

function refused(message: string): Office.AsyncResult<never> {
  return { status: "failed", error: { name: message, message } } as unknown as Office.AsyncResult<never>;
}
