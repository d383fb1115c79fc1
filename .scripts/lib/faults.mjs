import { Stop } from "./say.mjs";

export const usage = `npm run faults [-- OPTIONS]

  --seed 1      the first round's seed; the next rounds have the next numbers
  --rounds 10   how many rounds
  --steps 12    how long a round is: each step has one kill or two`;

/** What `npm run faults` was asked for. Null: only help was asked for. */
export function readRounds(args) {
  if (args.includes("--help") || args.includes("-h")) return null;
  const numbers = { seed: 1, rounds: 10, steps: 12 };
  for (let i = 0; i < args.length; i += 2) {
    const [option, value] = [args[i], args[i + 1]];
    const name = option.replace(/^--/, "");
    if (!option.startsWith("--") || !(name in numbers)) {
      throw new Stop(`${option} is not an option of npm run faults: npm run faults -- --help lists them.`);
    }
    if (!/^\d{1,9}$/.test(value ?? "") || (name !== "seed" && value === "0")) {
      throw new Stop(`${option} needs a whole number after it${name === "seed" ? "" : ", 1 or more"}.`);
    }
    numbers[name] = Number(value);
  }
  return { seeds: Array.from({ length: numbers.rounds }, (_, n) => numbers.seed + n), steps: numbers.steps };
}
