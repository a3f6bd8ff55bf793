import { Client } from "pg";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { type Story, tellStory } from "./story";
import { freshDatabase, type TestDatabase } from "./test-database";

/**
 * Gives the tests of a file a database of their own, with the story told anew before each of them;
 * `use` takes the story, and a connection as its owner to look at what was kept.
 */
export function withStory(use: (story: Story, sql: Client) => void): void {
  let database: TestDatabase;
  let sql: Client;
  beforeAll(async () => {
    database = await freshDatabase();
    sql = new Client({ connectionString: database.url });
    await sql.connect();
  });
  beforeEach(async () => use(await tellStory(database.url), sql));
  afterAll(async () => {
    await sql.end();
    await database.drop();
  });
}
