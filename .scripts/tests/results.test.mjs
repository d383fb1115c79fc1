import assert from "node:assert/strict";
import { test } from "node:test";
import { closingLine, readTap, readTrx, readVitest } from "../lib/results.mjs";

test("a trx report gives each outcome once, with the words of a failure", () => {
  const report = `<TestRun><Results>
    <UnitTestResult testName="Rule(text: &quot;a &gt; b&quot;)" outcome="Passed" />
    <UnitTestResult testName="Left out" outcome="NotExecuted"><Output><ErrorInfo><Message>no corpus</Message></ErrorInfo></Output></UnitTestResult>
    <UnitTestResult testName="Broken &#x2192;" outcome="Failed" duration="1"><Output><ErrorInfo><Message>a &lt; b</Message><StackTrace>at X</StackTrace></ErrorInfo></Output></UnitTestResult>
    <UnitTestResult testName="Hung" outcome="Aborted" /></Results></TestRun>`;
  assert.deepEqual(readTrx(report), {
    passed: 1,
    skipped: 1,
    failures: [
      { name: "Broken →", message: "a < b\nat X" },
      { name: "Hung", message: "" },
    ],
  });
});

test("a vitest report counts a file that could not be loaded as a failure", () => {
  const good = { status: "passed", name: "a", assertionResults: [{ status: "passed" }, { status: "pending" }] };
  const bad = {
    status: "failed",
    name: "b",
    assertionResults: [{ status: "failed", fullName: "t", failureMessages: ["\u001b[31mno\u001b[0m"] }],
  };
  const unloaded = { status: "failed", name: "c", message: "cannot find x", assertionResults: [] };
  assert.deepEqual(readVitest(JSON.stringify({ testResults: [good, bad, unloaded] })), {
    passed: 1,
    skipped: 1,
    failures: [
      { name: "t", message: "no" },
      { name: "c", message: "cannot find x" },
    ],
  });
});

test("Node's own report names what failed", () => {
  const report = "TAP version 13\nok 1 - a\nnot ok 2 - b\n# tests 2\n# pass 1\n# fail 1\n# skipped 0\n# todo 0\n";
  assert.deepEqual(readTap(report), { passed: 1, skipped: 0, failures: [{ name: "b", message: "" }] });
});

test("the closing line names skipped tests only where there are any", () => {
  assert.equal(closingLine({ passed: 3, failed: 0, skipped: 0 }), "3 passed, 0 failed");
  assert.equal(closingLine({ passed: 3, failed: 1, skipped: 2 }), "3 passed, 1 failed, 2 skipped");
});
