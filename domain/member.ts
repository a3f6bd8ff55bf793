import { z } from "zod";
import { setupInput } from "./practice";
import type { Role } from "./principal";

/** How long an invitation to the practice serves, in milliseconds. */
export const INVITATION_LASTS = 7 * 86_400_000;

/** What each role may do, to whoever is given it. */
export const ROLE_WORDS = {
  therapist: "You join as a therapist. You see the couples on whose care team you are.",
  owner:
    "You join as an owner. You invite and remove colleagues and set how long things are kept. You see a couple only when you are on its care team.",
} as const satisfies Record<Role, string>;

/** One of the two roles. */
export const roleInput = z.enum(["therapist", "owner"], "Choose one of the two roles.");

/** What an invited colleague says of themselves. */
export const joinInput = z.strictObject({
  name: setupInput.shape.ownerName,
  email: setupInput.shape.email,
  password: setupInput.shape.password,
});
export type JoinInput = z.infer<typeof joinInput>;
