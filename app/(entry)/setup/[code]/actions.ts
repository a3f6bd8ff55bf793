"use server";

import { z } from "zod";
import { setUpPractice } from "@/data/principal/setup";
import { setupInput } from "@/domain/practice";
import { entryAction } from "../../action";

const input = setupInput.extend({ code: z.string() });

/** Creates the practice and its owner. */
export const setUp = entryAction("setup.address", input, ({ code, ...practice }) =>
  setUpPractice(code, practice),
);
