import type { Answer } from "@/domain/reflection";

/**
 * What a step's page knows of an earlier answer. `elsewhere` is one given in another sign-in: that
 * there is one may be said, what it is may not (product rule 3).
 */
export type EarlierAnswer = Answer | { is: "elsewhere" } | undefined;
