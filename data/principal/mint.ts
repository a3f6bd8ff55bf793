import "server-only";
import type { Entrant, Partner, System, Therapist } from "@/domain/principal";

/** The one place where a principal comes into being. Nothing outside `data/principal` may call it. */
export function mint(of: Plain<Therapist>): Therapist;
export function mint(of: Plain<Entrant>): Entrant;
export function mint(of: Plain<Partner>): Partner;
export function mint(of: Plain<System>): System;
export function mint(of: unknown): unknown {
  return Object.freeze(of);
}

type Plain<P> = { [K in keyof P as K extends symbol ? never : K]: P[K] };
