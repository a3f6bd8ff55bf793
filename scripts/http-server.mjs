// The production server: Next behind a listener of our own, which alone knows where a request came from.
import { createServer } from "node:http";
import process from "node:process";
import next from "next";
import { settleAddress } from "./client-address.mjs";
import { readable } from "./readable-path.mjs";
import { ROOT } from "./run.mjs";

const { HOST = "", PORT = "", TRUST_PROXY = "" } = process.env;
const app = next({ dev: false, dir: ROOT, hostname: HOST, port: Number(PORT) });
await app.prepare();
const handle = app.getRequestHandler();

const server = createServer((request, response) => {
  settleAddress(request.headers, request.socket.remoteAddress, TRUST_PROXY === "yes");
  request.url = readable(request.url ?? "/");
  handle(request, response);
});
server.once("error", (error) => {
  console.error(`The server cannot listen: ${error.message}.`);
  process.exit(1);
});
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, stop);
server.listen(Number(PORT), HOST);

async function stop() {
  server.closeIdleConnections();
  await new Promise((done) => server.close(done));
  await app.close();
  process.exit(0);
}
