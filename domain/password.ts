import { COMMON_WORDS } from "./common-words";

const SHORTEST = 12;
const LONGEST = 200;
/** Whoever tries passwords by the pieces that people make them of gets through so many pieces soon. */
const FEWEST_PIECES = 5;

/** Why a password cannot be taken, as a sentence, or null when it can. */
export function passwordProblem(password: string): string | null {
  if (password.length < SHORTEST) return `Use at least ${SHORTEST} characters.`;
  if (password.length > LONGEST) return `Use at most ${LONGEST} characters.`;
  if (new Set(password).size < 5) return "Use more different characters.";
  if (piecesOf(onceOf(bareOf(password))) < FEWEST_PIECES) {
    return "This password is among the first that anyone would try. Choose another.";
  }
  return null;
}

/** In small letters, without accents, without what stands between words, doubled letters once. */
function bareOf(password: string): string {
  const small = password.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  // One sign may come apart into eighteen; what is looked at below grows with the square.
  return small
    .slice(0, LONGEST)
    .replace(/[\s._-]+/g, "")
    .replace(/(.)\1+/gu, "$1");
}

/** The one piece of a text that is nothing but that piece again and again. */
function onceOf(text: string): string {
  return /^(.+?)\1+$/u.exec(text)?.[1] ?? text;
}

/** Of how few pieces a text can be put together: common words, runs, years, numbers, single signs. */
function piecesOf(text: string): number {
  const letters = unsigned(text);
  const fewest = [0];
  for (let end = 1; end <= text.length; end++) {
    const ways = Array.from({ length: end }, (_, start) => {
      const cost = costOf(text.slice(start, end), letters.slice(start, end));
      return (fewest[start] ?? 0) + cost;
    });
    fewest.push(Math.min(...ways));
  }
  return fewest[text.length] ?? 0;
}

function costOf(piece: string, letters: string): number {
  if (piece.length > 2 && RUNS.includes(piece)) return 1;
  if (WORDS.has(letters) || /^(19|20)\d\d$/.test(piece)) return 1;
  return /^\d{3,4}$/.test(piece) ? 2 : piece.length;
}

// Other signs that people write for letters; a small L looks like a small I.
const SIGNS: Readonly<Record<string, string>> = {
  ...{ "0": "o", "1": "i", l: "i", "!": "i", "|": "i", "3": "e", "4": "a", "@": "a" },
  ...{ "5": "s", $: "s", "7": "t", "+": "t", "8": "b" },
};
const unsigned = (text: string) => text.replace(/[0l1!|34@5$7+8]/g, (sign) => SIGNS[sign] ?? sign);
const WORDS = new Set(COMMON_WORDS.map((word) => unsigned(bareOf(word))));

// The alphabet, counting, and the keyboards of the product's languages and their neighbours: along the
// rows, down the columns, and to and fro between two rows.
const TRACKS = [
  ...["abcdefghijklmnopqrstuvwxyz", "012345678901234567890", "!@#$%^&*()_+"],
  ...["qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm", "azertyuiop", "qsdfghjklm"],
  ...["1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "qazwsxedcrfvtgbyhnujmikolp"],
  ...["1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0", "q2w3e4r5t6y7u8i9o0p"],
];
const RUNS = [...TRACKS, ...TRACKS.map((track) => [...track].reverse().join(""))]
  .map((track) => track.replace(/_/g, ""))
  .join(" ");
