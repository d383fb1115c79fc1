import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  build: {
    target: "es2022",
    // The host's Content-Security-Policy allows no data: scripts or styles; small files stay files.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { web: "web.html", auth: "auth.html", taskpane: "taskpane.html", commands: "commands.html" },
    },
  },
  server: { host: "localhost", port: 5173, strictPort: true },
  test: {
    environment: "jsdom",
    include: ["tests/**/*.test.{ts,tsx}"],
    setupFiles: ["tests/support/setup.ts"],
    testTimeout: 120_000,
    maxWorkers: 2,
  },
});
