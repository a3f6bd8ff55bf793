import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { disconnect } from "../client";

export type TestDatabase = { url: string; drop: () => Promise<void> };

/** A fresh database, cloned from the migrated one, that `connection()` uses from now on. */
export async function freshDatabase(): Promise<TestDatabase> {
  const template = new URL(process.env.TEMPLATE_URL ?? "");
  const name = `test_${randomBytes(6).toString("hex")}`;
  const source = template.pathname.slice(1);
  await administer((client) => client.query(`create database ${name} template ${source}`));
  const url = new URL(template);
  url.pathname = `/${name}`;
  process.env.DATABASE_URL = url.href;
  const drop = async () => {
    await disconnect();
    await administer((client) => client.query(`drop database if exists ${name} with (force)`));
  };
  return { url: url.href, drop };
}

async function administer(work: (client: Client) => Promise<unknown>): Promise<void> {
  const url = new URL(process.env.TEMPLATE_URL ?? "");
  url.pathname = "/postgres";
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
