import { spawn } from "node:child_process";
import { openSync } from "node:fs";
import process from "node:process";
import { ConsoleError } from "../server/secrets";

// A server that does not end within so many milliseconds of being asked is ended.
const PATIENCE = 10_000;

export type NextServer = { ended: Promise<unknown>; stop: () => Promise<void> };

const SERVER = ["scripts/http-server.mjs"];
const DEVELOPMENT = ["node_modules/next/dist/bin/next", "dev"];

/** Starts Next on the settings' PORT and HOST. */
export function startNext(dev: boolean): NextServer {
  const { HOST = "", PORT = "", SERVER_LOG: log } = process.env;
  const out = log ? openSync(log, "a") : "inherit";
  const next = spawn(process.execPath, dev ? [...DEVELOPMENT, "-p", PORT, "-H", HOST] : SERVER, {
    stdio: ["ignore", dev || log ? out : "ignore", out],
    env: {
      ...process.env,
      NODE_ENV: dev ? "development" : "production",
      NEXT_TELEMETRY_DISABLED: "1",
    },
  });
  const ended = new Promise((done) => next.once("exit", done));
  const stop = async () => {
    next.kill("SIGTERM");
    const force = setTimeout(() => next.kill("SIGKILL"), PATIENCE);
    await ended;
    clearTimeout(force);
  };
  return { ended, stop };
}

/** Waits until the server says that it serves. Throws ConsoleError when a minute did not do. */
export async function untilReady(): Promise<void> {
  const url = `http://${reachable(process.env.HOST ?? "")}:${process.env.PORT}/api/ready`;
  let answer = "it gave no answer";
  for (let tries = 0; tries < 240; tries++) {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
    if (response?.ok) return;
    if (response) answer = `${url} answers ${response.status}`;
    await new Promise((done) => setTimeout(done, 250));
  }
  throw new ConsoleError(`The server did not become ready within a minute: ${answer}.`);
}

// Whoever listens everywhere is reached on the loopback; an IPv6 address goes in brackets.
function reachable(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  if (host === "::") return "[::1]";
  return host.includes(":") ? `[${host}]` : host;
}
