/**
 * The page of the room that a form was sent from, as the browser names it; the first page where it
 * names none, or another. Only our own pages' paths come back out, never another site.
 */
export function pageOf(referer: string | null): string {
  if (!referer || !URL.canParse(referer)) return "/reflect";
  const { pathname, search } = new URL(referer);
  return /^\/reflect(\/[a-z0-9-]+)*$/.test(pathname) ? pathname + search : "/reflect";
}
