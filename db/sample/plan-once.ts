import { Client, type QueryConfig } from "pg";

type Ask = (this: Client, asked: QueryConfig | string, ...rest: unknown[]) => unknown;

/*
 * Each connection of the door tests plans a statement once and keeps the plan. The policies that hang
 * together under every table make planning ten times dearer than running, and the tests run the same
 * few statements over and over. What they do, and as whom, is the same; the product itself keeps
 * nothing in its connections, and never does this.
 */

const names = new Map<string, string>();
const plain = Client.prototype.query as Ask;

const named: Ask = function (asked, ...rest) {
  if (typeof asked === "string" || asked.name) return plain.call(this, asked, ...rest);
  const name = names.get(asked.text) ?? `kept_${names.size}`;
  names.set(asked.text, name);
  return plain.call(this, { ...asked, name }, ...rest);
};

Client.prototype.query = named as typeof Client.prototype.query;
