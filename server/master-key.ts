import { masterKeys, readMasterKeysAgain } from "./env";
import { type Key, open, type Place } from "./seal";

/** The newest master key: what there is to seal with as long as nothing has been sealed. */
export function newestMasterKey(): Key {
  return keyOf(masterKeys().at(-1));
}

/**
 * The master key that a value was wrapped with. While the key is rotated there are two; when none
 * that is known fits, the file that holds them is read again, since a rotation beside a running
 * server changes it. Throws when none of them fits.
 */
export function masterKeyFor(place: Place, wrapped: Buffer): Key {
  const known = found(masterKeys(), place, wrapped) ?? found(readMasterKeysAgain(), place, wrapped);
  if (!known) throw new Error("wrapped with a master key that is not among the settings");
  return known;
}

/** Opens what a master key wrapped. Throws as `masterKeyFor`. */
export function openWrapped(place: Place, wrapped: Buffer): Buffer {
  return open(masterKeyFor(place, wrapped), place, wrapped);
}

function found(keys: readonly Buffer[], place: Place, wrapped: Buffer): Key | undefined {
  return keys.map(keyOf).find((key) => opensWith(key, place, wrapped));
}

/** Whether a master key opens what is wrapped there. */
export function opensWith(key: Key, place: Place, wrapped: Buffer): boolean {
  try {
    open(key, place, wrapped);
    return true;
  } catch {
    return false;
  }
}

function keyOf(bytes: Buffer | undefined): Key {
  if (!bytes) throw new Error("there is no master key");
  return { bytes, version: 1 };
}
