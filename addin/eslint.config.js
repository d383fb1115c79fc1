import { readdirSync } from "node:fs";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/** Layers of ARCHITECTURE: ui, api, office <- features <- app <- entry. Each may import only what stands before it. */
const above = {
  ui: ["features", "app", "entry"],
  api: ["ui", "office", "features", "app", "entry"],
  office: ["ui", "api", "features", "app", "entry"],
  features: ["app", "entry"],
  app: ["entry"],
};

const features = readdirSync(new URL("src/features", import.meta.url));

const noImport = (patterns) => ({
  "@typescript-eslint/no-restricted-imports": ["error", { patterns }],
});

const upwards = (layers) =>
  layers.map((layer) => ({
    regex: `^(\\.\\./)+(src/)?${layer}(/|$)`,
    message: `This layer must not import ${layer}/.`,
  }));

export default tseslint.config(
  { ignores: ["dist/", "src/api/schema.d.ts"] },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [
      tseslint.configs.strictTypeChecked,
      tseslint.configs.stylisticTypeChecked,
      reactHooks.configs.flat.recommended,
    ],
    languageOptions: { parserOptions: { project: "./tsconfig.json", tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-definitions": ["error", "type"],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "no-console": "error",
      "max-lines": ["error", { max: 200, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // Only src/office may name Office.*: everything else talks to promises with typed errors.
    files: ["src/**/*.{ts,tsx}"],
    ignores: ["src/office/**"],
    rules: { "no-restricted-globals": ["error", { name: "Office", message: "Office.* belongs in src/office." }] },
  },
  ...Object.entries(above)
    .filter(([layer]) => layer !== "features")
    .map(([layer, layers]) => ({
      files: [`src/${layer}/**/*.{ts,tsx}`],
      rules: noImport([
        ...upwards(layers),
        // A presentational part may name a shape of the contract and put a failure in words, never call the API or Outlook.
        ...(layer === "ui"
          ? [
              {
                regex: "^(\\.\\./)+api/(?!failure$)",
                allowTypeImports: true,
                message: "ui/ may import types of api/ only.",
              },
              {
                regex: "^(\\.\\./)+office/",
                allowTypeImports: true,
                message: "ui/ may import types of office/ only.",
              },
            ]
          : []),
      ]),
    })),
  ...features.map((feature) => ({
    files: [`src/features/${feature}/**/*.{ts,tsx}`],
    rules: noImport([
      ...upwards(above.features),
      {
        regex: `^(\\.\\./)+(features/)?(${features.filter((other) => other !== feature).join("|")})(/|$)`,
        message: "A feature must not import another feature.",
      },
    ]),
  })),
);
