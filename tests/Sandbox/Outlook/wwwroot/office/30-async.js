// The common form of Office's methods: what is required, then options, then a callback; both of these may lack.

function argumentError(what) {
  const error = new Error(`Sys.ArgumentException: ${what}`);
  error.name = "Sys.ArgumentException";
  return error;
}

/** @returns {{ required: unknown[], options: object, callback: Function | undefined }} */
function readArguments(method, required, given) {
  const args = [...given];
  const callback = typeof args.at(-1) === "function" ? args.pop() : undefined;
  const taken = args.splice(0, required);
  if (taken.length < required || taken.some((arg) => arg === undefined || arg === null)) throw argumentError(`${method} lacks an argument.`);
  const options = args.find((arg) => arg !== null && typeof arg === "object") ?? {};
  return { required: taken, options, callback };
}

/** Tells the callback how the work ended. What the callback throws is the add-in's own error, and no failure of the call. */
function settle(work, options, callback, toValue = (value) => value) {
  const common = { asyncContext: options.asyncContext, diagnostics: undefined };
  const tell = (result) => callback && setTimeout(() => callback(result));
  work.then(
    (value) => tell({ ...common, status: AsyncResultStatus.Succeeded, value: toValue(value), error: undefined }),
    (error) => tell({ ...common, status: AsyncResultStatus.Failed, value: undefined, error }),
  );
}

/**
 * A method that asks the host.
 * @param {string} name the host's name of the call, such as item.categories.getAsync
 * @param {number} required how many arguments come before options and callback
 */
function asyncMethod(name, required = 0, { itemKey, toValue, pass = [] } = {}) {
  return (...given) => {
    const { required: args, options, callback } = readArguments(name, required, given);
    const chosen = Object.fromEntries(pass.filter((key) => key in options).map((key) => [key, options[key]]));
    settle(callHost(name, [...args, chosen], itemKey?.()), options, callback, toValue);
  };
}

/** addHandlerAsync and removeHandlerAsync of one object; the host says which events it has. */
function handlers(owner, itemKey) {
  const added = new Map();
  return {
    raise: (type, args) => [...(added.get(type) ?? [])].forEach((handler) => handler({ type, ...args })),
    addHandlerAsync: (...given) => {
      const [type, handler, ...rest] = given;
      if (typeof handler !== "function") throw argumentError(`${owner}.addHandlerAsync lacks its handler.`);
      const { options, callback } = readArguments(`${owner}.addHandlerAsync`, 0, rest);
      const work = callHost(`${owner}.addHandlerAsync`, [type], itemKey?.()).then(() => {
        added.set(type, [...(added.get(type) ?? []), handler]);
      });
      settle(work, options, callback);
    },
    removeHandlerAsync: (...given) => {
      const [type, ...rest] = given;
      const { options, callback } = readArguments(`${owner}.removeHandlerAsync`, 0, rest);
      const work = callHost(`${owner}.removeHandlerAsync`, [type], itemKey?.()).then(() => {
        const { handler } = options;
        added.set(type, handler ? (added.get(type) ?? []).filter((one) => one !== handler) : []);
      });
      settle(work, options, callback);
    },
  };
}

/** Takes away what the profile's requirement set does not have: those methods and properties are not there at all. */
function since(object, sets) {
  for (const [member, version] of Object.entries(sets)) {
    if (!hasSet("Mailbox", version)) delete object[member];
  }
  return object;
}
