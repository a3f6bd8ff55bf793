/** Why a database call failed, by its innermost error: one line, without its full stop. */
export function innermost(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const [first] = error instanceof AggregateError ? error.errors : [];
  const within = error.cause ?? first;
  if (within) return innermost(within);
  if (/client password must be a string/.test(error.message)) {
    return "it asks for a password, and DATABASE_URL holds none";
  }
  const code = "code" in error ? String(error.code) : "no answer";
  return (error.message.split("\n", 1)[0] || code).replace(/\.$/, "");
}
