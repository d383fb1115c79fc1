import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { callerFolder } from "./paths.mjs";
import { Stop } from "./say.mjs";

const defaults = { web: 5500, entra: 5600, graph: 5601, salesforce: 5602, control: 5603, outlook: 5604 };

export const usage = `npm start [-- OPTIONS]

  --mail DIR --owner ADDRESS   a folder of .eml files or a maildir as the mailbox of one more person (any number of pairs)
  --contacts 0.5 --leads 0.1   the share of their correspondents that Salesforce knows (0 to 1; without: 0.5 and 0)
  --world team|empty           with the built-in sales team, or without
  --web 5500                   where the pages and the API are
  --entra 5600 --graph 5601 --salesforce 5602 --control 5603 --outlook 5604
                               where the sandbox plays Entra, Graph and Salesforce, takes orders, and plays Outlook

Each port can come from the environment too: EMAILSYNC_WEB, EMAILSYNC_ENTRA, EMAILSYNC_GRAPH, EMAILSYNC_SALESFORCE, EMAILSYNC_CONTROL,
EMAILSYNC_OUTLOOK.`;

/**
 * What `npm start` was asked for: the ports, and what the sandbox is told of its world. The sandbox itself checks the rest.
 * Null: only help was asked for.
 */
export function readOptions(args, env = process.env) {
  if (args.includes("--help") || args.includes("-h")) return null;
  const ports = Object.fromEntries(
    Object.entries(defaults).map(([name, port]) => {
      const key = `EMAILSYNC_${name.toUpperCase()}`;
      return [name, env[key] ? readPort(key, env[key]) : port];
    }),
  );
  const world = [];
  for (let i = 0; i < args.length; i += 2) {
    const [option, value] = [args[i], args[i + 1]];
    const name = option.replace(/^--/, "");
    if (
      !option.startsWith("--") ||
      !(name in defaults || ["mail", "owner", "contacts", "leads", "world"].includes(name))
    ) {
      throw new Stop(`${option} is not an option of npm start: npm start -- --help lists them.`);
    }
    if (value === undefined || value.startsWith("--")) throw new Stop(`${option} needs a value after it.`);
    if (name in defaults) ports[name] = readPort(option, value);
    else world.push(option, name === "mail" ? readFolder(value) : value);
  }
  const twice = Object.entries(ports).find(([name, port]) =>
    Object.entries(ports).some(([other, p]) => other !== name && p === port),
  );
  if (twice)
    throw new Stop(`Port ${twice[1]} is asked for twice: each of ${Object.keys(ports).join(", ")} needs its own.`);
  return { ports, world };
}

function readPort(name, value) {
  const port = Number(value);
  if (!/^\d+$/.test(value) || port < 1 || port > 65535)
    throw new Stop(`${name} must be a port from 1 to 65535, not "${value}".`);
  return port;
}

function readFolder(value) {
  const folder = resolve(callerFolder, value);
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new Stop(`--mail ${value}: there is no such folder.`);
  return folder;
}
