import { join } from "node:path";
import { root } from "./paths.mjs";

/** The fixed values of the sandbox, as its own documentation names them. */
const sandbox = {
  AzureAd__TenantId: "6d3f1c52-0f4e-4d3c-9a55-2f3a8f0e1a11",
  AzureAd__ClientId: "0b6f2a9e-7f0e-4a52-8a63-1f6f4c2f7d22",
  AzureAd__ClientCredentials__0__SourceType: "ClientSecret",
  AzureAd__ClientCredentials__0__ClientSecret: "sandbox-secret",
  Salesforce__ClientId: "emailsync-sandbox",
  Salesforce__ClientSecret: "emailsync-sandbox-secret",
};

/** What would change where the service listens, whom it calls or how it signs in. */
const configuration =
  /^(AzureAd|ConnectionStrings|Database|DataProtection|Graph|Kestrel|Office|Salesforce|Scheduler|Spa)__|^(PublicUrl|URLS|MSAL_FORCE_REGION|(HTTP|HTTPS)_PORTS|(ASPNETCORE|DOTNET)_(URLS|ENVIRONMENT|(HTTP|HTTPS)_PORTS))$/i;

/** The environment without the configuration that a machine may have for another deployment. */
export const cleanEnvironment = () =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !configuration.test(name)));

/** The service against the sandbox: all its configuration. */
export const againstSandbox = ({ web, entra, graph, salesforce, outlook }, database) => ({
  ...cleanEnvironment(),
  ...sandbox,
  ASPNETCORE_ENVIRONMENT: "Production",
  ASPNETCORE_URLS: `http://localhost:${web}`,
  PublicUrl: `http://localhost:${web}`,
  ConnectionStrings__EmailSync: `Data Source=${database}`,
  AzureAd__BackChannelAddress: `http://localhost:${entra}`,
  Graph__BaseUrl: `http://localhost:${graph}/v1.0`,
  Salesforce__LoginUrl: `http://localhost:${salesforce}`,
  Office__ScriptUrl: `http://localhost:${outlook}/office.js`,
  // A proxy of the machine must not be asked for its own addresses.
  NO_PROXY: [process.env.NO_PROXY, "localhost,127.0.0.1,::1"].filter(Boolean).join(","),
});

/** The folder whose appsettings.json the service reads and beside which it finds the pages. */
export const contentRoot = ["--contentRoot", join(root, "api")];
