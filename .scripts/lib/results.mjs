/** What a runner's report says: `{ passed, skipped, failures: [{ name, message }] }`. */

/** vitest's JSON report. A file that could not be loaded counts as one failure: its tests never ran. */
export function readVitest(text) {
  const report = JSON.parse(text);
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const broken = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.every((test) => test.status !== "failed"),
  );
  return {
    passed: tests.filter((test) => test.status === "passed").length,
    skipped: tests.filter((test) => ["pending", "skipped", "todo", "disabled"].includes(test.status)).length,
    failures: [
      ...tests
        .filter((test) => test.status === "failed")
        .map((test) => ({ name: test.fullName, message: plain(test.failureMessages.join("\n")) })),
      ...broken.map((file) => ({ name: file.name, message: plain(file.message || "The file could not be run.") })),
    ],
  };
}

/** A Visual Studio test report (trx). */
export function readTrx(text) {
  const results = [...text.matchAll(/<UnitTestResult\b((?:"[^"]*"|[^">])*?)(\/>|>([\s\S]*?)<\/UnitTestResult>)/g)].map(
    ([, attributes, , inside]) => ({
      name: attribute(attributes, "testName"),
      outcome: attribute(attributes, "outcome"),
      message: [element(inside, "Message"), element(inside, "StackTrace")].filter(Boolean).join("\n"),
    }),
  );
  const skipped = results.filter(({ outcome }) => outcome === "NotExecuted").length;
  const passed = results.filter(({ outcome }) => outcome === "Passed").length;
  return {
    passed,
    skipped,
    failures: results
      .filter(({ outcome }) => outcome !== "Passed" && outcome !== "NotExecuted")
      .map(({ name, message }) => ({ name, message })),
  };
}

/** The last lines of Node's own runner in its TAP form. */
export function readTap(text) {
  const count = (name) => Number(new RegExp(`^# ${name} (\\d+)$`, "m").exec(text)?.[1] ?? 0);
  const names = [...text.matchAll(/^\s*not ok \d+ - (.*)$/gm)].map(([, name]) => name);
  const failed = count("fail");
  return {
    passed: count("pass"),
    skipped: count("skipped") + count("todo"),
    failures: failed > 0 ? names.slice(0, failed).map((name) => ({ name, message: "" })) : [],
  };
}

/** The closing line. */
export const closingLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;

const attribute = (text, name) => unescape(new RegExp(`\\b${name}="([^"]*)"`).exec(text)?.[1] ?? "");

const element = (text, name) =>
  unescape(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(text ?? "")?.[1] ?? "").trim();

const entities = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

const unescape = (text) =>
  text.replace(/&(#x[0-9a-f]+|#\d+|lt|gt|quot|apos|amp);/gi, (_, code) =>
    code.startsWith("#")
      ? String.fromCodePoint(Number(code.replace(/^#x/i, "0x").replace(/^#/, "")))
      : entities[code.toLowerCase()],
  );

const plain = (text) => text.replace(/\u001b\[[0-9;]*m/g, "");
