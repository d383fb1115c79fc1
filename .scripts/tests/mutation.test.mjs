import assert from "node:assert/strict";
import { test } from "node:test";
import { readFolders, readReport, score } from "../lib/mutation.mjs";

const mutant = (status, line) => ({
  status,
  location: { start: { line } },
  mutatorName: "Equality",
  replacement: "a\n  < b",
});

const report = JSON.stringify({
  files: {
    "Domain/Mail/Message.cs": { mutants: [mutant("Killed", 1), mutant("Survived", 2), mutant("CompileError", 3)] },
    "Domain\\Scheduling\\LookBack.cs": {
      mutants: [mutant("Timeout", 4), mutant("NoCoverage", 5), mutant("Ignored", 6)],
    },
    "Domain/Mail/Empty.cs": { mutants: [] },
    "Features/Sync/SyncRun.cs": { mutants: [mutant("Ignored", 7)] },
  },
});

test("what was killed or never ended was noticed, what does not compile counts for nothing", () => {
  const { folders, survivors } = readReport(report);
  assert.deepEqual(folders, [
    ["Mail", { noticed: 1, all: 2 }],
    ["Scheduling", { noticed: 1, all: 2 }],
  ]);
  assert.deepEqual(survivors, ["Mail/Message.cs:2 Equality: a < b", "Scheduling/LookBack.cs:5 Equality: a < b"]);
  assert.equal(score(folders.map(([, counts]) => counts)), 50);
});

test("nothing to notice is noticed in full", () => assert.equal(score([]), 100));

test("folders become patterns, all of them where none is named", () => {
  assert.deepEqual(readFolders([]), ["Domain/**/*.cs"]);
  assert.deepEqual(readFolders(["Mail", "Matching"]), ["Domain/Mail/**/*.cs", "Domain/Matching/**/*.cs"]);
  assert.equal(readFolders(["--help"]), null);
  assert.throws(() => readFolders(["../Features"]), /is no folder of api\/Domain/);
});
