import { connect, createServer } from "node:net";
import { Stop } from "./say.mjs";

/** Both: what listens on one of them only would still be met by some browsers. */
const hosts = ["127.0.0.1", "::1"];

/** Refuses to start beside what listens on one of the ports already: one sentence that names it. */
export async function checkPorts(ports) {
  for (const [name, port] of Object.entries(ports)) {
    if (await isUsed(port)) {
      throw new Stop(`Port ${port} (${name}) is in use: end what uses it, or choose another with --${name} PORT.`);
    }
  }
}

/** A port that nobody uses at the moment. */
export const freePort = () =>
  new Promise((done, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, hosts[0], () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

async function isUsed(port) {
  for (const host of hosts) {
    if ((await answers(host, port)) || !(await canListen(host, port))) return true;
  }
  return false;
}

const answers = (host, port) =>
  new Promise((done) => {
    const socket = connect({ host, port, timeout: 1000 });
    const end = (answer) => {
      socket.destroy();
      done(answer);
    };
    socket.once("connect", () => end(true));
    socket.once("timeout", () => end(false));
    socket.once("error", () => end(false));
  });

const canListen = (host, port) =>
  new Promise((done) => {
    const server = createServer();
    // A machine may lack IPv6: that is no port in use.
    server.once("error", (error) => done(error.code !== "EADDRINUSE" && error.code !== "EACCES"));
    server.listen({ host, port, exclusive: true }, () => server.close(() => done(true)));
  });
