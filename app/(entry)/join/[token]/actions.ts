"use server";

import { z } from "zod";
import { joinPractice } from "@/data/principal/join";
import { joinInput } from "@/domain/member";
import { entryAction } from "../../action";

const input = joinInput.extend({ token: z.string() });

/** Makes an invited colleague a member. */
export const join = entryAction("join.address", input, ({ token, ...colleague }) =>
  joinPractice(token, colleague),
);
