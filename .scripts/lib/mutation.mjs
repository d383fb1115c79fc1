import { Stop } from "./say.mjs";

export const usage = `npm run mutation [-- FOLDER ...]

  FOLDER   only these folders of api/Domain, such as Scheduling; all of them where none is named`;

/** The score that the rules keep, in per cent. */
export const leastScore = 85;

/** Which files are mutated. Null: only help was asked for. */
export function readFolders(args) {
  if (args.includes("--help") || args.includes("-h")) return null;
  const wrong = args.find((name) => !/^[A-Za-z]+$/.test(name));
  if (wrong) throw new Stop(`${wrong} is no folder of api/Domain: npm run mutation -- --help.`);
  return args.length === 0 ? ["Domain/**/*.cs"] : args.map((name) => `Domain/${name}/**/*.cs`);
}

const project = (properties, items) => `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <RestoreLockedMode>false</RestoreLockedMode>
    <RunAnalyzers>false</RunAnalyzers>
    ${properties}
  </PropertyGroup>
  <ItemGroup>
    ${items.join("\n    ")}
  </ItemGroup>
</Project>
`;

const packages = (...names) => names.map((name) => `<PackageReference Include="${name}" />`);

/** The rules by themselves. */
export const domainProject = {
  file: "EmailSync.Domain.csproj",
  text: project("<RootNamespace>EmailSync.Domain</RootNamespace>", [
    ...packages("NodaTime"),
    '<InternalsVisibleTo Include="EmailSync.Tests" />',
  ]),
};

/** Their tests. */
export const testProject = {
  file: "EmailSync.Tests.csproj",
  text: project("<IsPackable>false</IsPackable>", [
    ...packages("CsCheck", "Microsoft.NET.Test.Sdk", "Snapshooter.Xunit", "xunit", "xunit.runner.visualstudio"),
    `<ProjectReference Include="../domain/${domainProject.file}" />`,
  ]),
};

const noticed = ["Killed", "Timeout"];
const unnoticed = ["Survived", "NoCoverage"];

/** What the report (mutation-testing-report-schema) says: the score of each folder of the domain, and each change that no test noticed. */
export function readReport(text) {
  const folders = new Map();
  const survivors = [];
  for (const [path, { mutants }] of Object.entries(JSON.parse(text).files)) {
    const inDomain = path.replaceAll("\\", "/").replace(/^.*Domain\//, "");
    const folder = inDomain.split("/")[0];
    const counts = folders.get(folder) ?? { noticed: 0, all: 0 };
    folders.set(folder, counts);
    for (const { status, location, mutatorName, replacement } of mutants) {
      if (!noticed.includes(status) && !unnoticed.includes(status)) continue;
      counts.all++;
      if (noticed.includes(status)) counts.noticed++;
      else survivors.push(`${inDomain}:${location.start.line} ${mutatorName}: ${oneLine(replacement)}`);
    }
  }
  return { folders: [...folders].filter(([, { all }]) => all > 0), survivors };
}

/** In per cent; 100 where there was nothing to notice. */
export const score = (counts) => {
  const all = counts.reduce((sum, { all }) => sum + all, 0);
  return all === 0 ? 100 : (100 * counts.reduce((sum, { noticed }) => sum + noticed, 0)) / all;
};

const oneLine = (text) => (text ?? "").replace(/\s+/g, " ").slice(0, 160);
