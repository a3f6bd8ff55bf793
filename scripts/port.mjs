import { createServer } from "node:net";
import { stop } from "./requirements.mjs";

/** Ends with a sentence when the server could not listen there. */
export async function requireFreePort(port, host) {
  const code = await new Promise((done) => {
    const probe = createServer();
    probe.once("error", (error) => done(error.code ?? error.message));
    probe.listen(Number(port), host, () => probe.close(() => done(null)));
  });
  if (code === null) return;
  if (code === "EADDRINUSE") stop(`Port ${port} on ${host} is in use. Set PORT to another.`);
  if (code === "EACCES") stop(`Port ${port} is not open to this account. Set PORT to another.`);
  stop(`HOST must be an address of this machine, and “${host}” is none (${code}).`);
}

/** A port of the loopback that nobody listens on now. */
export function freePort() {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
