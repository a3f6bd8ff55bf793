/** Whether bytes could have come from a random source: 32 of them, and no pattern in them. */
export function isRandomKey(bytes) {
  if (bytes.length !== 32) return false;
  const steps = bytes.subarray(1).map((byte, at) => byte - bytes[at]);
  // Among 32 random bytes fewer than 16 different ones do not come up, nor fewer than 16 different
  // steps from one to the next; in zeros, a count or a pattern they do. And random ones are no text.
  const varied = new Set(bytes).size >= 16 && new Set(steps).size >= 16;
  return varied && !repeats(bytes) && !bytes.every((byte) => byte >= 32 && byte < 127);
}

/** Whether a text is what manuals and examples have in the place of a secret, or a run of keys. */
export function isGuessable(text) {
  const small = text.toLowerCase();
  const words = text === small || text === text.toUpperCase();
  return (
    new Set(text).size < 8 ||
    PLACEHOLDER.test(small) ||
    // So short a word comes up by chance in a random text of both cases.
    (words && SHORT_PLACEHOLDER.test(small)) ||
    /(.)\1{7}/.test(text) ||
    repeats(text) ||
    followOn(small) > text.length * (2 / 3)
  );
}

// Six letters and more: among random ones they do not come up.
const PLACEHOLDER =
  /change|replace|default|secret|password|example|placeholder|nextauth|openssl|insecure|random/;
const SHORT_PLACEHOLDER = /(^|[^a-z])(your|here|goes|test|demo|todo|dev|key|value)([^a-z]|$)/;
const TRACKS = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"];
const BOTH_WAYS = [...TRACKS, ...TRACKS.map((track) => [...track].reverse().join(""))].join(" ");

/** How many letters stand beside the one before them in the alphabet, in a count or on a keyboard. */
function followOn(small) {
  return [...small.slice(1)].filter((_, at) => BOTH_WAYS.includes(small.slice(at, at + 2))).length;
}

/** Whether something is one piece again and again, the last time perhaps cut short. */
function repeats(all) {
  return Array.from({ length: Math.floor(all.length / 2) }, (_, at) => at + 1).some((piece) =>
    Array.from(all).every((each, at) => at < piece || each === all[at - piece]),
  );
}
