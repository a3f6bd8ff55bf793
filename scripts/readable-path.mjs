/**
 * The path and query of a request; for a path that cannot be read one that leads nowhere in the same
 * part of the product, since the framework would answer as if it had failed itself.
 */
export function readable(url) {
  const [path = "/"] = url.split("?", 1);
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return /^\/[a-z]+\//.test(path) ? `/${path.split("/")[1]}/-` : "/-";
  }
}
