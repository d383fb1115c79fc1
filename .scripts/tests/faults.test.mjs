import assert from "node:assert/strict";
import { test } from "node:test";
import { readRounds } from "../lib/faults.mjs";

const says = (sentence) => (error) => error.message === sentence;

test("rounds have seeds one after the other", () => {
  assert.deepEqual(readRounds(["--seed", "7", "--rounds", "3"]), { seeds: [7, 8, 9], steps: 12 });
});

test("seed 0 is a seed, no rounds are none", () => {
  assert.deepEqual(readRounds(["--seed", "0", "--rounds", "1", "--steps", "2"]), { seeds: [0], steps: 2 });
  assert.throws(() => readRounds(["--rounds", "0"]), says("--rounds needs a whole number after it, 1 or more."));
  assert.throws(() => readRounds(["--seed"]), says("--seed needs a whole number after it."));
});

test("what is no option is said in one sentence", () => {
  assert.throws(
    () => readRounds(["--round", "3"]),
    says("--round is not an option of npm run faults: npm run faults -- --help lists them."),
  );
});
